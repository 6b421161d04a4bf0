package io.casebook.timeline.intake;

import io.casebook.intake.Caller;
import io.casebook.intake.ImportReport;
import io.casebook.intake.PackageRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PackageController {

	private final PackageIntake intake;

	PackageController(PackageIntake intake) {
		this.intake = intake;
	}

	@Operation(operationId = "takePackage", summary = "Take in the events of a data package, all or none",
			description = "For the gateway only. Each line is a row of the package; sending it again changes nothing.")
	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ImportReport> take(
			@Parameter(description = "Report what would change, and change nothing") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@RequestBody(required = false) Flux<PackageRow> rows, Caller caller) {
		return this.intake.take(rows, dryRun, caller);
	}

}
