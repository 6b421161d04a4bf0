package io.casebook.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Takes bodies into files as they arrive, however large they are, up to a limit.
 */
@Component
public class Spool {

	private final long limit;

	private final SpoolFolder folder;

	Spool(SpoolProperties properties) {
		this.limit = properties.limit().toBytes();
		this.folder = SpoolFolder.in(properties.folder());
	}

	@PreDestroy
	void close() throws IOException {
		this.folder.close();
	}

	/** The most bytes that are taken, of what is packed also when it is unpacked. */
	public long limit() {
		return this.limit;
	}

	/**
	 * The body of a request. One that is too large is a problem, before it is read where
	 * its length is told.
	 */
	public Mono<SpooledFile> take(ServerHttpRequest request) {
		return (request.getHeaders().getContentLength() > this.limit) ? Mono.error(this::tooLarge)
				: take(request.getBody());
	}

	/** Any content, such as a part of a form. */
	public Mono<SpooledFile> take(Flux<DataBuffer> content) {
		return Mono.usingWhen(Mono.fromCallable(this::newFile).subscribeOn(Schedulers.boundedElastic()),
				(path) -> write(content, path), (path) -> Mono.empty(), (path, failure) -> discard(path),
				Spool::discard);
	}

	/** An empty file to write to. */
	public Path newFile() {
		try {
			return this.folder.newFile();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Mono<SpooledFile> write(Flux<DataBuffer> content, Path path) {
		MessageDigest digest = sha256();
		long[] size = { 0 };
		Flux<DataBuffer> counted = content.doOnNext((buffer) -> {
			size[0] += buffer.readableByteCount();
			if (size[0] > this.limit) {
				DataBufferUtils.release(buffer);
				throw tooLarge();
			}
			try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
				for (ByteBuffer part : (Iterable<ByteBuffer>) () -> parts) {
					digest.update(part);
				}
			}
		});
		return Flux.using(() -> AsynchronousFileChannel.open(path, StandardOpenOption.WRITE),
				(channel) -> DataBufferUtils.write(counted, channel).doOnNext(DataBufferUtils::release), Spool::close)
			.then(Mono.fromSupplier(() -> new SpooledFile(path, size[0], digest.digest())));
	}

	private ApiProblem tooLarge() {
		return new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
				"The body is larger than %d bytes, the most that is taken".formatted(this.limit), List.of(), null);
	}

	private static Mono<Void> discard(Path path) {
		return Mono.<Void>fromCallable(() -> {
			Files.deleteIfExists(path);
			return null;
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private static void close(AsynchronousFileChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
