package io.casebook.metrics.intake;

import java.util.UUID;

import io.casebook.intake.Caller;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.ImportReport;
import io.casebook.intake.PackageRow;
import io.casebook.metrics.batch.Batches;
import io.casebook.metrics.query.ParameterReader;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
class IntakeController {

	private final PackageImport packages;

	private final Batches batches;

	private final IdempotentWrites writes;

	IntakeController(PackageImport packages, Batches batches, IdempotentWrites writes) {
		this.packages = packages;
		this.batches = batches;
		this.writes = writes;
	}

	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<ImportReport> receive(@RequestParam(required = false) @Nullable String batch,
			@RequestParam(required = false) @Nullable String dryRun,
			@RequestBody(required = false) Flux<PackageRow> rows, ServerHttpRequest request, Caller caller) {
		ParameterReader reader = new ParameterReader();
		boolean dry = reader.flag("dryRun", dryRun);
		UUID id = reader.uuid("batch", batch);
		reader.verify();
		Mono<ImportReport> report = dry ? this.packages.run(rows, id, true, caller)
				: this.writes.importOnce(caller, request, rows, () -> this.packages.run(rows, id, false, caller));
		return this.batches.sweep().then((id != null) ? keeping(id, report) : report);
	}

	/**
	 * A batch that is not taken stays for who comes again: its turn may not have come.
	 */
	private Mono<ImportReport> keeping(UUID batch, Mono<ImportReport> report) {
		return Mono.usingWhen(Mono.just(batch), (id) -> report, this.batches::renew);
	}

}
