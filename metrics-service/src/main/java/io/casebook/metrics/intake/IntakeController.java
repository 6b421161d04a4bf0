package io.casebook.metrics.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.casebook.metrics.query.ParameterReader;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
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

@Hidden
@RestController
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeController {

	private final PackageImport packages;

	private final IntakeProperties properties;

	IntakeController(PackageImport packages, IntakeProperties properties) {
		this.packages = packages;
		this.properties = properties;
	}

	@PostMapping(path = "/internal/package", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<ImportReport> receive(@RequestHeader(name = "X-Service-Key", required = false) @Nullable String key,
			@RequestParam(required = false) @Nullable String dryRun, @RequestBody Flux<PackageRow> rows) {
		if (!isAllowed(key)) {
			throw new ApiProblem(ProblemType.UNAUTHORIZED, "The header X-Service-Key lacks the service key");
		}
		ParameterReader reader = new ParameterReader();
		boolean dry = reader.flag("dryRun", dryRun);
		reader.verify();
		return this.packages.run(rows, dry);
	}

	/** In a time that does not tell how much of the key is right. */
	private boolean isAllowed(@Nullable String key) {
		String expected = this.properties.serviceKey();
		return key != null && expected != null && !expected.isEmpty() && MessageDigest
			.isEqual(key.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
	}

}
