package io.casebook.timeline.intake;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@EnableConfigurationProperties(IntakeProperties.class)
class PackageController {

	private final IntakeProperties properties;

	private final PackageIntake intake;

	PackageController(IntakeProperties properties, PackageIntake intake) {
		this.properties = properties;
		this.intake = intake;
	}

	@Operation(summary = "Take in the events of a data package, all or none",
			description = "For the gateway only. Each line is a row of the package; sending it again changes nothing.")
	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<PackageReport> take(
			@Parameter(description = "The key that the installation gave to the gateway") @RequestHeader(
					name = "X-Service-Key", required = false) @Nullable String key,
			@Parameter(description = "Report what would change, and change nothing") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@RequestBody(required = false) Flux<PackageLine> lines) {
		if (!this.properties.opens(key)) {
			return Mono.error(new ApiProblem(ProblemType.UNAUTHORIZED,
					"The import door opens with the key in X-Service-Key only"));
		}
		return this.intake.take(lines, dryRun);
	}

}
