package io.casebook.company.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class IntakeController {

	private final Intake intake;

	private final IntakeProperties properties;

	IntakeController(Intake intake, IntakeProperties properties) {
		this.intake = intake;
		this.properties = properties;
	}

	@Operation(operationId = "importCompanyPackage",
			summary = "Import the rows of a data package, one JSON object a line: all of them or none")
	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<Receipt> take(
			@Parameter(description = "The key that opens the import door") @RequestHeader(name = "X-Service-Key",
					required = false) @Nullable String key,
			@Parameter(description = "Report what would be done, and do nothing") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@RequestBody(required = false) Flux<String> lines) {
		if (!opens(key)) {
			throw new ApiProblem(ProblemType.UNAUTHORIZED,
					"The header X-Service-Key has not the key of the import door");
		}
		return this.intake.take(lines, dryRun);
	}

	/** Compared in constant time, so that the key cannot be found out bit by bit. */
	private boolean opens(@Nullable String key) {
		String expected = this.properties.serviceKey();
		return key != null && expected != null && !expected.isBlank() && MessageDigest
			.isEqual(key.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
	}

}
