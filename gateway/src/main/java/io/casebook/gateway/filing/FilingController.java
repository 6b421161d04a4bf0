package io.casebook.gateway.filing;

import java.util.Locale;

import io.casebook.gateway.imports.Imports;
import io.casebook.gateway.imports.RowSource;
import io.casebook.gateway.job.Job;
import io.casebook.gateway.job.JobAnswers;
import io.casebook.gateway.job.JobKind;
import io.casebook.gateway.job.JobRequest;
import io.casebook.gateway.job.Jobs;
import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.spool.Spool;
import io.casebook.gateway.spool.SpooledFile;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@Tag(name = "filings")
@RestController
class FilingController {

	private final Spool spool;

	private final Preparation preparation;

	private final Imports imports;

	private final JobAnswers answers;

	FilingController(Spool spool, Preparation preparation, Imports imports, JobAnswers answers) {
		this.spool = spool;
		this.preparation = preparation;
		this.imports = imports;
		this.answers = answers;
	}

	@Operation(operationId = "importFiling", summary = "Import a document of the SEC's EDGAR about a filer",
			description = "The JSON of companyfacts or submissions as the SEC gives it out, or one of the older pages that a "
					+ "submissions document names; plain or in gzip. The import is a job.",
			parameters = @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER,
					description = "Names the request: sent again with the same key, it is answered with the same job"),
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(type = "object"))))
	@ApiResponse(responseCode = "202", description = "The job that imports it")
	@PostMapping(path = "/api/v1/filings", consumes = { MediaType.APPLICATION_JSON_VALUE, "application/gzip" },
			produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Job>> take(@Parameter(
			description = "Key of the company that the document is about. Without it the company is found by its "
					+ "CIK, or made from the filer's name") @RequestParam(required = false) @Nullable String company,
			@Parameter(
					description = "Only tell what would be created, superseded, left unchanged and refused") @RequestParam(
							defaultValue = "false") boolean dryRun,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		Keys.one("company", company);
		boolean packed = isSaidToBePacked(exchange.getRequest().getHeaders());
		return this.spool.take(exchange.getRequest())
			.flatMap((file) -> Jobs
				.withoutAudience(Mono.fromCallable(() -> JobRequest.of(JobKind.FILING, dryRun, exchange, file.digest()))
					.zipWhen((request) -> source(file, packed, company, request.subject()))
					.doOnError((failure) -> file.delete())
					.flatMap((ready) -> this.imports.submit(ready.getT1(), ready.getT2(), file::delete))))
			.flatMap(this.answers::answer);
	}

	/** Broken JSON is refused before there is a job. */
	private Mono<RowSource> source(SpooledFile file, boolean packed, @Nullable String company, String subject) {
		EdgarFile document = new EdgarFile(file.path(), this.spool.limit(), packed);
		return Mono.fromCallable(() -> DocumentKind.of(document))
			.subscribeOn(Schedulers.boundedElastic())
			.map((kind) -> this.imports.prepared(this.preparation.of(kind, document, company, subject)));
	}

	private static boolean isSaidToBePacked(HttpHeaders headers) {
		String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		if (encoding == null || encoding.toLowerCase(Locale.ROOT).equals("identity")) {
			return false;
		}
		if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
			throw new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
					"The content encoding '%s' is not read; gzip is".formatted(encoding));
		}
		return true;
	}

}
