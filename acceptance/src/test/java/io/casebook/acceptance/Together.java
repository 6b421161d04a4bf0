package io.casebook.acceptance;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Work that begins at the same moment.
 */
final class Together {

	private Together() {
	}

	/** The results of all, in the order of their numbers from 0. */
	static <T> List<T> run(int number, IntFunction<T> work) {
		CyclicBarrier begin = new CyclicBarrier(number);
		try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
			return IntStream.range(0, number).mapToObj((i) -> threads.submit(() -> {
				await(begin);
				return work.apply(i);
			})).toList().stream().map(Together::result).toList();
		}
	}

	static <T> T result(Future<T> future) {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CyclicBarrier barrier) throws InterruptedException {
		try {
			barrier.await();
		}
		catch (BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
