package io.casebook.company.intake;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.casebook.company.database.DeadlineProperties;
import io.casebook.company.revision.Versioned;
import io.casebook.intake.EntityTags;
import io.casebook.intake.Faults;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.MergePatch;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Writes single things, each with all of its parts in one document, through the same
 * checks and statements as packages. Whether a request may change the thing is decided
 * when it alone may write.
 */
@Component
public class Writing {

	/** How long a request waits for others that write. */
	private static final String PATIENCE = "4s";

	private final IdempotentWrites writes;

	private final Recording recording;

	private final Shelf shelf;

	private final Replacement replacement;

	private final Duration deadline;

	Writing(IdempotentWrites writes, Recording recording, Shelf shelf, Replacement replacement,
			DeadlineProperties deadlines) {
		this.writes = writes;
		this.recording = recording;
		this.shelf = shelf;
		this.replacement = replacement;
		this.deadline = deadlines.write();
	}

	/** Creates or replaces what the address names by the parts of its key. */
	public <T> Mono<ResponseEntity<byte[]>> put(Writable<T> what, Call call, String... parts) {
		String key = ThingKey.ofAddress(what, parts).text();
		ObjectNode document = call.document();
		return alone(what, key, call, (current) -> {
			if (!current.isOf(what)) {
				throw taken(what, key);
			}
			call.precondition().verify(current.revision());
			return this.replacement.put(what, new Draft(key, document, current.content(), new Faults()), call.caller())
				.map((version) -> (current.revision() != null) ? version.answer() : created(version, call.path()));
		});
	}

	/** Changes some members of what the address names. */
	public <T> Mono<ResponseEntity<byte[]>> patch(Writable<T> what, Call call, String... parts) {
		String key = ThingKey.ofAddress(what, parts).text();
		ObjectNode patch = call.document();
		return alone(what, key, call, (current) -> {
			ObjectNode answer = demand(what, key, call, current);
			return this.replacement
				.put(what, new Draft(key, MergePatch.apply(answer, patch), current.content(), new Faults()),
						call.caller())
				.map(Versioned::answer);
		});
	}

	/** Retires what the address names. */
	public Mono<ResponseEntity<byte[]>> delete(Writable<?> what, Call call, String... parts) {
		String key = ThingKey.ofAddress(what, parts).text();
		return alone(what, key, call, (current) -> {
			demand(what, key, call, current);
			return this.shelf.requireUnheld(what, key)
				.then(this.shelf.run(what.remove(), key))
				.then(this.recording.retire(what.kind(), key, call.caller()))
				.thenReturn(ResponseEntity.noContent().build());
		});
	}

	/** Creates what the document names. */
	public <T> Mono<ResponseEntity<byte[]>> post(Writable<T> what, Call call) {
		ObjectNode document = call.document();
		Faults faults = new Faults();
		ThingKey thing = ThingKey.ofDocument(what, document, faults);
		String key = thing.text();
		if (faults.count() > 0) {
			what.read(new Draft(key, document, null, faults));
			faults.verify();
		}
		return alone(what, key, call, (current) -> {
			if (current.revision() != null) {
				throw taken(what, key);
			}
			return this.replacement.put(what, new Draft(key, document, null, faults), call.caller())
				.map((version) -> created(version, call.path() + "/" + thing.name()));
		});
	}

	private Mono<ResponseEntity<byte[]>> alone(Writable<?> what, String key, Call call, Step step) {
		Supplier<Mono<ResponseEntity<?>>> write = () -> this.recording.takeTurn(PATIENCE)
			.then(Mono.defer(() -> this.shelf.current(what, key)))
			.flatMap(step::take);
		return this.writes.once(call.caller(), call.request(), call.body(), write).timeout(this.deadline);
	}

	private static ObjectNode demand(Writable<?> what, String key, Call call, Current current) {
		ObjectNode answer = current.isOf(what) ? current.answer() : null;
		if (answer == null && call.request().getHeaders().getIfMatch().isEmpty()) {
			throw ApiProblem.unknownKeys(what.kind().toString(), what.kind().toString(), List.of(key));
		}
		call.precondition().verify((answer != null) ? current.revision() : null);
		if (answer == null) {
			throw new IllegalStateException("A precondition held for what is not there");
		}
		return answer;
	}

	private static ApiProblem taken(Writable<?> what, String key) {
		return new ApiProblem(ProblemType.CONFLICT, "There is a %s '%s' already".formatted(what.kind(), key));
	}

	private static <T> ResponseEntity<T> created(Versioned<T> version, String location) {
		return ResponseEntity.status(HttpStatus.CREATED)
			.location(URI.create(location))
			.eTag(EntityTags.of(version.revision()))
			.body(version.content());
	}

	/** What is done when this request alone may write. */
	private interface Step {

		Mono<? extends ResponseEntity<?>> take(Current current);

	}

}
