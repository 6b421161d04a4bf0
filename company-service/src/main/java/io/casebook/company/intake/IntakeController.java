package io.casebook.company.intake;

import io.casebook.intake.Caller;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class IntakeController {

	private final Intake intake;

	private final IdempotentWrites writes;

	IntakeController(Intake intake, IdempotentWrites writes) {
		this.intake = intake;
		this.writes = writes;
	}

	@Operation(operationId = "importCompanyPackage",
			summary = "Import the rows of a data package, one JSON object a line: all of them or none")
	@Parameter(in = ParameterIn.HEADER, name = IdempotentWrites.HEADER,
			description = "Names the package: sent again with the same key, it is answered as the first time")
	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<ImportReport> take(
			@Parameter(description = "Report what would be done, and do nothing") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@RequestBody(required = false) Flux<String> lines, ServerHttpRequest request, Caller caller) {
		return dryRun ? this.intake.take(lines, true, caller)
				: this.writes.importOnce(caller, request, lines, () -> this.intake.take(lines, false, caller));
	}

}
