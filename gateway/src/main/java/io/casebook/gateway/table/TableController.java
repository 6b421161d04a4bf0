package io.casebook.gateway.table;

import java.util.concurrent.atomic.AtomicReference;

import io.casebook.gateway.access.Subject;
import io.casebook.gateway.imports.Imports;
import io.casebook.gateway.job.Job;
import io.casebook.gateway.job.JobAnswers;
import io.casebook.gateway.job.JobKind;
import io.casebook.gateway.job.JobRequest;
import io.casebook.gateway.job.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@Tag(name = "tables")
@RestController
class TableController {

	private final TableFormReader forms;

	private final TablePreparation preparation;

	private final Imports imports;

	private final JobAnswers answers;

	TableController(TableFormReader forms, TablePreparation preparation, Imports imports, JobAnswers answers) {
		this.forms = forms;
		this.preparation = preparation;
		this.imports = imports;
		this.answers = answers;
	}

	@Operation(operationId = "importTable", summary = "Import a table in CSV by a mapping of its columns",
			description = "A form with the parts file, the table in UTF-8 with a header, and mapping, JSON that says which "
					+ "column is what and what becomes of odd cells. The import is a job.",
			parameters = @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER,
					description = "Names the request: sent again with the same key, it is answered with the same job"),
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(
					mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
					schemaProperties = {
							@SchemaProperty(name = "file", schema = @Schema(type = "string", format = "binary")),
							@SchemaProperty(name = "mapping", schema = @Schema(type = "object")) })))
	@ApiResponse(responseCode = "202", description = "The job that imports it")
	@PostMapping(path = "/api/v1/tables", consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Job>> take(@Parameter(
			description = "Only tell what would be created, superseded, left unchanged and refused") @RequestParam(
					defaultValue = "false") boolean dryRun,
			@Parameter(hidden = true) @RequestBody Flux<PartEvent> form,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return this.forms.read(form.cancelOn(thread(exchange.getRequest())))
			.flatMap((taken) -> Jobs.withoutAudience(submit(taken, dryRun, exchange)))
			.flatMap(this.answers::answer);
	}

	/**
	 * The thread that reads the request. What it reads while another cancels is lost, and
	 * its buffers with it.
	 */
	private static Scheduler thread(ServerHttpRequest request) {
		HttpServerRequest read = ServerHttpRequestDecorator.getNativeRequest(request);
		AtomicReference<Scheduler> thread = new AtomicReference<>(Schedulers.immediate());
		read.withConnection((connection) -> thread.set(Schedulers.fromExecutor(connection.channel().eventLoop())));
		return thread.get();
	}

	/** A wrong mapping is refused before there is a job. */
	private Mono<Job> submit(TableForm form, boolean dryRun, ServerWebExchange exchange) {
		return Mono
			.fromCallable(() -> this.imports.prepared(
					this.preparation.of(form.file().path(), TableMapping.read(form.mapping()), Subject.of(exchange))))
			.zipWith(Mono.fromCallable(() -> JobRequest.of(JobKind.TABLE, dryRun, exchange, form.digest())))
			.doOnError((failure) -> form.file().delete())
			.flatMap((ready) -> this.imports.submit(ready.getT2(), ready.getT1(), form.file()::delete));
	}

}
