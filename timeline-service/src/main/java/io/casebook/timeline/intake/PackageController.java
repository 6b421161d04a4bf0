package io.casebook.timeline.intake;

import io.casebook.intake.Caller;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.ImportReport;
import io.casebook.intake.PackageRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PackageController {

	private final PackageIntake intake;

	private final IdempotentWrites writes;

	PackageController(PackageIntake intake, IdempotentWrites writes) {
		this.intake = intake;
		this.writes = writes;
	}

	@Operation(operationId = "takePackage", summary = "Take in the events of a data package, all or none",
			description = "For the gateway only. Each line is a row of the package; sending it again changes nothing.")
	@Parameter(in = ParameterIn.HEADER, name = IdempotentWrites.HEADER,
			description = "Names the package: sent again with the same key, it is answered as the first time")
	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ImportReport> take(
			@Parameter(description = "Report what would change, and change nothing") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@RequestBody(required = false) Flux<PackageRow> rows, ServerHttpRequest request, Caller caller) {
		return dryRun ? this.intake.take(rows, true, caller)
				: this.writes.importOnce(caller, request, rows, () -> this.intake.take(rows, false, caller));
	}

}
