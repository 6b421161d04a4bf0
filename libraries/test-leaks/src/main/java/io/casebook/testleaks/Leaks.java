package io.casebook.testleaks;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * What Netty's detectors report, each buffer being watched. They find out when what
 * nobody gave back is collected as garbage.
 */
final class Leaks {

	/** In milliseconds, for a thread to take over what the collector has found. */
	private static final long PATIENCE = 5000;

	private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();

	private Leaks() {
	}

	/** Must come before the first buffer. */
	static void watch() {
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Watching());
	}

	/** What has been lost since this was last asked. */
	static List<String> lost() throws InterruptedException {
		ReferenceQueue<Object> found = new ReferenceQueue<>();
		Reference<Object> lost = new WeakReference<>(new Object(), found);
		System.gc();
		// the collector's finds are queued by a thread of its own, in no order, and
		// reported with the next buffers
		found.remove(PATIENCE);
		Reference.reachabilityFence(lost);
		for (int buffer = 0; buffer < 3; buffer++) {
			Thread.sleep(5);
			ByteBufAllocator.DEFAULT.buffer(1).release();
		}
		return Stream.generate(REPORTS::poll).takeWhile((report) -> report != null).toList();
	}

	private static final class Watching extends ResourceLeakDetectorFactory {

		@Override
		@SuppressWarnings("deprecation")
		public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
				long maxActive) {
			return newResourceLeakDetector(resource, samplingInterval);
		}

		@Override
		public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
			// not one of many, but each
			return new ResourceLeakDetector<>(resource, 1) {

				@Override
				protected void reportTracedLeak(String type, String records) {
					REPORTS.add(type + records);
				}

				@Override
				protected void reportUntracedLeak(String type) {
					REPORTS.add(type);
				}

			};
		}

	}

}
