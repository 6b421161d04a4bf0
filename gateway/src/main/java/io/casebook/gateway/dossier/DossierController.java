package io.casebook.gateway.dossier;

import java.time.Instant;
import java.util.List;

import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.parameter.Times;
import io.casebook.gateway.view.FieldSelection;
import io.casebook.gateway.view.JsonViews;
import io.casebook.gateway.view.Views;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
class DossierController {

	private final DossierAssembly dossiers;

	private final JsonViews json;

	private final Views views;

	DossierController(DossierAssembly dossiers, JsonViews json, Views views) {
		this.dossiers = dossiers;
		this.json = json;
		this.views = views;
	}

	@Operation(operationId = "getDossier", summary = "Everything on one company",
			description = "A section that cannot be had is marked in sections, and the rest is served.")
	@ApiResponse(responseCode = "200", description = "The dossier",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = Dossier.class)))
	@GetMapping(path = "/api/v1/dossiers/{company}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> dossier(
			@Parameter(description = "Key of the company", example = "ant-financial") @PathVariable String company,
			@Parameter(
					description = "Fields wanted, as dotted paths separated by commas, such as profile.name,timeline.title; all when absent") @RequestParam(
							required = false) @Nullable List<String> fields,
			@Parameter(description = "RFC 3339 time: everything as Casebook had recorded it by then",
					example = "2026-11-23T12:00:00Z") @RequestParam(required = false) @Nullable String recordedAsOf,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		Instant recorded = Times.parse("recordedAsOf", recordedAsOf);
		FieldSelection selection = FieldSelection.of(Dossier.class, Keys.words("fields", fields));
		if (!Keys.matches(company)) {
			throw ApiProblem.unknownKeys("company", "company", List.of(company));
		}
		return this.views.answer(exchange, this.dossiers.dossier(company, recorded)
			.map((dossier) -> this.json.render(dossier, dossier.sections(), selection)));
	}

}
