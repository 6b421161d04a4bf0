package io.casebook.company.intake;

import io.casebook.intake.Caller;
import io.casebook.intake.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class IntakeController {

	private final Intake intake;

	IntakeController(Intake intake) {
		this.intake = intake;
	}

	@Operation(operationId = "importCompanyPackage",
			summary = "Import the rows of a data package, one JSON object a line: all of them or none")
	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<ImportReport> take(
			@Parameter(description = "Report what would be done, and do nothing") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@RequestBody(required = false) Flux<String> lines, Caller caller) {
		return this.intake.take(lines, dryRun, caller);
	}

}
