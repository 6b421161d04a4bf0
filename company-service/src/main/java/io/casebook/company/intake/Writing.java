package io.casebook.company.intake;

import java.net.URI;

import io.casebook.company.revision.Versioned;
import io.casebook.intake.EntityTags;
import io.casebook.intake.Faults;
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

	private final Turn turn;

	private final Shelf shelf;

	private final Replacement replacement;

	private final VersionKeeping keeping;

	Writing(Turn turn, Shelf shelf, Replacement replacement, VersionKeeping keeping) {
		this.turn = turn;
		this.shelf = shelf;
		this.replacement = replacement;
		this.keeping = keeping;
	}

	/** Creates or replaces what the address names by the parts of its key. */
	public <T> Mono<ResponseEntity<byte[]>> put(Writable<T> what, Call call, String... parts) {
		String key = ThingKey.ofAddress(what, parts).text();
		ObjectNode document = call.document();
		return this.turn.of(call, what, key, (current) -> {
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
		return this.turn.ofPresent(call, what, key, (current, answer) -> {
			Draft draft = new Draft(key, MergePatch.apply(answer, patch), current.content(), new Faults());
			return this.replacement.put(what, draft, call.caller()).map(Versioned::answer);
		});
	}

	/** Retires what the address names. */
	public Mono<ResponseEntity<byte[]>> delete(Writable<?> what, Call call, String... parts) {
		String key = ThingKey.ofAddress(what, parts).text();
		return this.turn.ofPresent(call, what, key,
				(current, answer) -> this.shelf.requireUnheld(what, key, call.holders())
					.then(this.shelf.run(what.remove(), key))
					.then(this.keeping.retire(what.kind(), key, call.caller()))
					.thenReturn(ResponseEntity.noContent().build()));
	}

	/** Creates what the document names. */
	public <T> Mono<ResponseEntity<byte[]>> post(Writable<T> what, Call call) {
		ObjectNode document = call.document();
		Faults faults = new Faults();
		ThingKey thing = ThingKey.ofDocument(what, document, faults);
		return this.turn.of(call, what, thing.text(), (current) -> {
			if (current.revision() != null) {
				throw taken(what, thing.text());
			}
			return this.replacement.put(what, new Draft(thing.text(), document, null, faults), call.caller())
				.map((version) -> created(version, call.path() + "/" + thing.name()));
		});
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

}
