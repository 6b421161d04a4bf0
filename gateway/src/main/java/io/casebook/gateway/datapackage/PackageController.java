package io.casebook.gateway.datapackage;

import java.io.IOException;

import io.casebook.gateway.imports.Imports;
import io.casebook.gateway.job.Job;
import io.casebook.gateway.job.JobAnswers;
import io.casebook.gateway.job.JobKind;
import io.casebook.gateway.job.JobRequest;
import io.casebook.gateway.job.Jobs;
import io.casebook.gateway.spool.Spool;
import io.casebook.gateway.spool.SpooledFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
@RequestMapping("/api/v1/packages")
@EnableConfigurationProperties(PackageProperties.class)
class PackageController {

	private final Spool spool;

	private final Imports imports;

	private final JobAnswers answers;

	private final PackageProperties limits;

	private final JsonMapper json;

	PackageController(Spool spool, Imports imports, JobAnswers answers, PackageProperties limits, JsonMapper json) {
		this.spool = spool;
		this.imports = imports;
		this.answers = answers;
		this.limits = limits;
		this.json = json;
	}

	@Operation(operationId = "importPackage", summary = "Import a data package",
			description = "A zipped Frictionless data package, imported by a job: all services check it first, then it is "
					+ "applied as a whole. Sent again it changes nothing. What is found wrong within ten seconds is the "
					+ "answer, whatever is found later is told by the job.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/zip",
							schema = @Schema(type = "string", format = "binary"))),
			parameters = @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER,
					description = "Names the request: sent again with the same key, it is answered with the same job"))
	@ApiResponse(responseCode = "202", description = "The job that imports it")
	@PostMapping(consumes = { "application/zip", "application/x-zip-compressed" },
			produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Job>> post(@Parameter(
			description = "Only tell what would be created, superseded, left unchanged and refused") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return this.spool.take(exchange.getRequest())
			.flatMap((file) -> Jobs.withoutAudience(
					Mono.fromCallable(() -> JobRequest.of(JobKind.PACKAGE, dryRun, exchange, file.digest()))
						.zipWhen((request) -> opened(file))
						.doOnError((failure) -> file.delete())
						.flatMap((ready) -> {
							Opened opened = ready.getT2();
							return this.imports.submit(ready.getT1(), opened.content(), opened::close);
						})))
			.flatMap(this.answers::answer);
	}

	private Mono<Opened> opened(SpooledFile file) {
		return Mono.fromCallable(() -> {
			ZipFiles files = ZipFiles.open(file.path(), this.limits);
			try {
				return new Opened(file, files, DataPackage.open(files, this.json));
			}
			catch (IOException | RuntimeException ex) {
				files.close();
				throw ex;
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * A package that was sent, until it is imported.
	 *
	 * @param file where it waits
	 * @param files what is in it
	 * @param content what it says
	 */
	private record Opened(SpooledFile file, ZipFiles files, DataPackage content) implements AutoCloseable {

		@Override
		public void close() {
			this.files.close();
			this.file.delete();
		}

	}

}
