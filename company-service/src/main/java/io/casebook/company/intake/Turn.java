package io.casebook.company.intake;

import java.time.Duration;
import java.util.List;

import io.casebook.company.database.DeadlineProperties;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.Recording;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Gives requests their turn to write: one alone finds the thing that it is about. */
@Component
class Turn {

	/** How long a request waits for others that write. */
	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private final IdempotentWrites writes;

	private final Recording recording;

	private final Shelf shelf;

	private final Duration deadline;

	Turn(IdempotentWrites writes, Recording recording, Shelf shelf, DeadlineProperties deadlines) {
		this.writes = writes;
		this.recording = recording;
		this.shelf = shelf;
		this.deadline = deadlines.write();
	}

	/** What comes of a request, whose step is taken in its turn. */
	Mono<ResponseEntity<byte[]>> of(Call call, Writable<?> what, String key, Step step) {
		return this.writes
			.once(call.caller(), call.request(), call.body(),
					() -> this.recording.begin(PATIENCE)
						.then(Mono.defer(what::requireOwner))
						.then(Mono.defer(() -> this.shelf.current(what, key)))
						.<ResponseEntity<?>>flatMap(step::take))
			.timeout(this.deadline);
	}

	/** The same for a request that needs the thing to be there, as it is answered. */
	Mono<ResponseEntity<byte[]>> ofPresent(Call call, Writable<?> what, String key, PresentStep step) {
		return of(call, what, key, (current) -> step.take(current, demand(call, what, key, current)));
	}

	/** What must be there and is not named by a precondition either is unknown. */
	private static ObjectNode demand(Call call, Writable<?> what, String key, Current current) {
		ObjectNode answer = current.isOf(what) ? current.answer() : null;
		if (answer == null && call.precondition().match().isEmpty()) {
			throw ApiProblem.unknownKeys(what.kind().toString(), what.kind().toString(), List.of(key));
		}
		call.precondition().verify((answer != null) ? current.revision() : null);
		if (answer == null) {
			throw new IllegalStateException("A precondition held for what is not there");
		}
		return answer;
	}

	/** What is done when a request alone may write. */
	interface Step {

		Mono<? extends ResponseEntity<?>> take(Current current);

	}

	/** The same with what is there. */
	interface PresentStep {

		Mono<? extends ResponseEntity<?>> take(Current current, ObjectNode answer);

	}

}
