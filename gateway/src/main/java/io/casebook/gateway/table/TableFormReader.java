package io.casebook.gateway.table;

import java.util.concurrent.atomic.AtomicReference;

import io.casebook.gateway.spool.Spool;
import io.casebook.gateway.spool.SpooledFile;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ContentTooLargeException;

/** Reads forms with a table and its mapping, in any order; the table goes to a file. */
@Component
class TableFormReader {

	private static final int LARGEST_MAPPING = 1 << 20;

	private static final String FILE = "file";

	private static final String MAPPING = "mapping";

	private final Spool spool;

	TableFormReader(Spool spool) {
		this.spool = spool;
	}

	/** The form. Whoever asked deletes its file; when it is refused there is none. */
	Mono<TableForm> read(Flux<PartEvent> events) {
		AtomicReference<@Nullable SpooledFile> file = new AtomicReference<>();
		AtomicReference<byte @Nullable []> mapping = new AtomicReference<>();
		// a part without a file's name is read as a whole by the server
		return events.onErrorMap(DataBufferLimitException.class, (large) -> new ContentTooLargeException(large))
			.windowUntil(PartEvent::isLast)
			.concatMap((part) -> part.switchOnFirst((signal, all) -> {
				PartEvent first = signal.get();
				return (first != null) ? take(first.name(), all.map(PartEvent::content), file, mapping) : all.then();
			}))
			.then(Mono.fromSupplier(() -> form(file, mapping.get())))
			.doOnError((failure) -> delete(file))
			.doOnCancel(() -> delete(file))
			// what has come of a form that is refused and nobody reads
			.doOnDiscard(PartEvent.class, (event) -> DataBufferUtils.release(event.content()));
	}

	private Mono<Void> take(String name, Flux<DataBuffer> content, AtomicReference<@Nullable SpooledFile> file,
			AtomicReference<byte @Nullable []> mapping) {
		return switch (name) {
			case FILE -> this.spool.take(content).doOnNext((taken) -> {
				if (!file.compareAndSet(null, taken)) {
					taken.delete();
					throw refused(FILE, "one part of this name");
				}
			}).then();
			case MAPPING -> DataBufferUtils.join(content, LARGEST_MAPPING)
				.onErrorMap(DataBufferLimitException.class,
						(failure) -> refused(MAPPING, "at most %d bytes".formatted(LARGEST_MAPPING)))
				.doOnNext((buffer) -> {
					byte[] bytes = new byte[buffer.readableByteCount()];
					buffer.read(bytes);
					DataBufferUtils.release(buffer);
					if (mapping.getAndSet(bytes) != null) {
						throw refused(MAPPING, "one part of this name");
					}
				})
				.then();
			default -> content.doOnNext(DataBufferUtils::release)
				.then(Mono.error(() -> refused(name, "the parts file and mapping, and no other")));
		};
	}

	/** Hands the file over: who leaves afterwards leaves it to whoever has the form. */
	private static TableForm form(AtomicReference<@Nullable SpooledFile> file, byte @Nullable [] mapping) {
		if (mapping == null) {
			throw refused((file.get() == null) ? FILE : MAPPING, "a part of this name: it is required");
		}
		SpooledFile taken = file.getAndSet(null);
		if (taken == null) {
			throw refused(FILE, "a part of this name: it is required");
		}
		return new TableForm(taken, mapping);
	}

	private static void delete(AtomicReference<@Nullable SpooledFile> file) {
		SpooledFile taken = file.getAndSet(null);
		if (taken != null) {
			taken.delete();
		}
	}

	private static ApiProblem refused(String part, String expected) {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The form's part '%s' is not as it should be".formatted(part),
				InvalidInput.parameter(part, null, expected));
	}

}
