package io.casebook.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A table of observations of which half is sent, and the rest when it is told to.
 */
class SlowTable {

	private final String table;

	private final CountDownLatch half = new CountDownLatch(1);

	private final CountDownLatch rest = new CountDownLatch(1);

	private final CompletableFuture<@Nullable Answer> answer;

	SlowTable(String table) {
		this.table = table;
		this.answer = CompletableFuture.supplyAsync(this::send);
	}

	void awaitHalf() throws InterruptedException {
		if (!this.half.await(30, TimeUnit.SECONDS)) {
			throw new IllegalStateException("half of the table is not taken");
		}
	}

	/** The answer to all of it, none when there came none. */
	@Nullable Answer sendRest() {
		this.rest.countDown();
		return this.answer.join();
	}

	private @Nullable Answer send() {
		try {
			return Curator.send("POST", "/api/v1/observations", Curator.CSV,
					BodyPublishers.ofInputStream(this::content));
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	private InputStream content() {
		try {
			PipedInputStream content = new PipedInputStream(1 << 16);
			PipedOutputStream target = new PipedOutputStream(content);
			Thread.ofVirtual().start(() -> write(target));
			return content;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(PipedOutputStream target) {
		byte[] bytes = this.table.getBytes(StandardCharsets.UTF_8);
		try (target) {
			target.write(bytes, 0, bytes.length / 2);
			target.flush();
			this.half.countDown();
			this.rest.await();
			target.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
		}
		catch (IOException ex) {
			this.half.countDown();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
