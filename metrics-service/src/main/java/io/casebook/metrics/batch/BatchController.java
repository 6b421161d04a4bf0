package io.casebook.metrics.batch;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import io.casebook.intake.Caller;
import io.casebook.intake.Faults;
import io.casebook.intake.IdempotentWrites;
import io.casebook.metrics.batch.Staging.Staged;
import io.casebook.metrics.query.ParameterReader;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
@RequestMapping("/internal/observation-batches")
class BatchController {

	private final Staging staging;

	private final Batches batches;

	private final IdempotentWrites writes;

	BatchController(Staging staging, Batches batches, IdempotentWrites writes) {
		this.staging = staging;
		this.batches = batches;
		this.writes = writes;
	}

	@PostMapping(consumes = "text/csv")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Staged> stageTable(ServerHttpRequest request, Caller caller) {
		return stage(request, caller, TableReading::new);
	}

	@PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Staged> stageLines(ServerHttpRequest request, Caller caller) {
		return stage(request, caller, LineReading::new);
	}

	private Mono<Staged> stage(ServerHttpRequest request, Caller caller,
			BiFunction<InputStream, Faults, ObservationSource> format) {
		return this.staging.stage(request.getBody(), new KeyedBody(request, caller), format);
	}

	/**
	 * With an Idempotency-Key the merge's answer is kept in its transaction, under the
	 * fingerprint that the staging gave.
	 */
	@PostMapping("/{batch}/merge")
	Mono<ResponseEntity<byte[]>> merge(@PathVariable String batch,
			@RequestParam(required = false) @Nullable String dryRun,
			@RequestParam(required = false) @Nullable String fingerprint, ServerHttpRequest request, Caller caller) {
		ParameterReader reader = new ParameterReader();
		boolean dry = reader.flag("dryRun", dryRun);
		reader.verify();
		UUID id = id(batch);
		return this.writes
			.once(caller, KeyedBody.asOfClient(request), KeyedBody.bytes(fingerprint),
					() -> this.batches.merge(id, dry, caller).map(ResponseEntity::ok))
			.delayUntil((answer) -> answer.getHeaders().containsHeader(IdempotentWrites.REPLAYED)
					? this.batches.discardIfThere(id) : Mono.empty());
	}

	@DeleteMapping("/{batch}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> discard(@PathVariable String batch) {
		return this.batches.discard(id(batch));
	}

	private static UUID id(String batch) {
		try {
			return UUID.fromString(batch);
		}
		catch (IllegalArgumentException ex) {
			throw ApiProblem.unknownKeys("batch", "batch", List.of(batch));
		}
	}

}
