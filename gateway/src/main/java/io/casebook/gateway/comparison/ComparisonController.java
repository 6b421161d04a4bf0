package io.casebook.gateway.comparison;

import java.time.Clock;
import java.util.function.Function;

import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.view.FieldSelection;
import io.casebook.gateway.view.JsonViews;
import io.casebook.gateway.view.Representation;
import io.casebook.gateway.view.Views;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
class ComparisonController {

	private static final String CSV = "text/csv";

	private static final String MARKDOWN = "text/markdown";

	private final ComparisonAssembly comparisons;

	private final JsonViews json;

	private final Views views;

	private final Clock clock;

	ComparisonController(ComparisonAssembly comparisons, JsonViews json, Views views, Clock clock) {
		this.comparisons = comparisons;
		this.json = json;
		this.views = views;
		this.clock = clock;
	}

	@Operation(operationId = "compare",
			summary = "Compare companies: profiles, figures, timelines, sources and findings",
			description = "A section that cannot be had is marked in sections, and the rest is served.")
	@ApiResponse(responseCode = "200", description = "The comparison; as a table, its figures only",
			content = {
					@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = Comparison.class)),
					@Content(mediaType = CSV, schema = @Schema(type = "string")),
					@Content(mediaType = MARKDOWN, schema = @Schema(type = "string")) })
	@GetMapping(path = "/api/v1/comparisons", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> comparison(@ParameterObject ComparisonParameters parameters,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		FieldSelection fields = FieldSelection.of(Comparison.class, Keys.words("fields", parameters.fields()));
		return this.views.answer(exchange, asOfThen(parameters, this.comparisons::compare).map(Compared::comparison)
			.map((comparison) -> this.json.render(comparison, comparison.sections(), fields)));
	}

	@Hidden // an OpenAPI document has one operation a path; its formats stand above
	@GetMapping(path = "/api/v1/comparisons", produces = CSV)
	Mono<ResponseEntity<byte[]>> csv(@ParameterObject ComparisonParameters parameters,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return this.views.answer(exchange, table(parameters).map((compared) -> Representation.text(Representation.CSV,
				ComparisonCsv.of(compared), compared.comparison().sections())));
	}

	@Operation(operationId = "compareAsCsv",
			summary = "The figures of a comparison as CSV, one row a cell, citations in columns",
			description = "The header Casebook-Sections says how each section was had.")
	@ApiResponse(responseCode = "200", description = "The table",
			content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
	@GetMapping("/api/v1/comparisons.csv")
	Mono<ResponseEntity<byte[]>> csvFile(@ParameterObject ComparisonParameters parameters,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return csv(parameters, exchange);
	}

	@Hidden // an OpenAPI document has one operation a path; its formats stand above
	@GetMapping(path = "/api/v1/comparisons", produces = MARKDOWN)
	Mono<ResponseEntity<byte[]>> markdown(@ParameterObject ComparisonParameters parameters,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return this.views.answer(exchange, table(parameters).map((compared) -> Representation
			.text(Representation.MARKDOWN, ComparisonMarkdown.of(compared), compared.comparison().sections())));
	}

	@Operation(operationId = "compareAsMarkdown",
			summary = "The figures of a comparison as a table in Markdown, sources beneath",
			description = "The header Casebook-Sections says how each section was had.")
	@ApiResponse(responseCode = "200", description = "The table",
			content = @Content(mediaType = MARKDOWN, schema = @Schema(type = "string")))
	@GetMapping("/api/v1/comparisons.md")
	Mono<ResponseEntity<byte[]>> markdownFile(@ParameterObject ComparisonParameters parameters,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return markdown(parameters, exchange);
	}

	/** A table of an outage would be an empty table, so there is none. */
	private Mono<Compared> table(ComparisonParameters parameters) {
		if (parameters.fields() != null) {
			throw ApiProblem.invalidParameter("fields", String.join(",", parameters.fields()),
					"no value: fields are selected in JSON only");
		}
		return asOfThen(parameters, (request) -> this.comparisons.table(request.asTable()));
	}

	/**
	 * Parameters that cannot be are refused at once. The day of a comparison without
	 * {@code asOf} is looked up when it is made, so that it is not before the one under
	 * which the view is kept.
	 */
	private Mono<Compared> asOfThen(ComparisonParameters parameters, Function<ComparisonRequest, Mono<Compared>> make) {
		ComparisonRequest.of(parameters, this.clock);
		return Mono.defer(() -> make.apply(ComparisonRequest.of(parameters, this.clock)));
	}

}
