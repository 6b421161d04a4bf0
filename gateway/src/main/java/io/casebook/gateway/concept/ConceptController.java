package io.casebook.gateway.concept;

import java.net.URI;
import java.util.List;
import java.util.function.Function;

import io.casebook.gateway.access.Subject;
import io.casebook.gateway.database.OwnSchema;
import io.casebook.gateway.parameter.Keys;
import io.casebook.intake.Caller;
import io.casebook.intake.EntityTags;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.JsonBody;
import io.casebook.intake.Precondition;
import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@Tag(name = "filings")
@RestController
@RequestMapping("/api/v1/filings/concepts")
class ConceptController {

	private static final Concept FIRST = new Concept("", "");

	private final ConceptMappings mappings;

	private final IdempotentWrites writes;

	ConceptController(ConceptMappings mappings, IdempotentWrites writes) {
		this.mappings = mappings;
		this.writes = writes;
	}

	@Operation(operationId = "listConcepts", summary = "Which index each concept of the taxonomies measures, by tag")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<ConceptMapping>> list(
			@Parameter(description = "Prefix of a taxonomy",
					example = "us-gaap") @RequestParam(required = false) @Nullable String taxonomy,
			@Parameter(description = "Key of an index") @RequestParam(required = false) @Nullable String index,
			@ParameterObject PageRequest page) {
		if (taxonomy != null && !Concept.isName(taxonomy)) {
			throw ApiProblem.invalidParameter("taxonomy", taxonomy, Concept.EXPECTED);
		}
		return this.mappings.find(taxonomy, Keys.one("index", index), after(page), page.rows())
			.collectList()
			.map((found) -> Page.of(found, page, (mapping) -> new Object[] { mapping.taxonomy(), mapping.concept() }));
	}

	@Operation(operationId = "getConcept", summary = "Which index a concept measures")
	@GetMapping(path = "/{taxonomy}/{concept}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<ConceptMapping>> get(@PathVariable String taxonomy, @PathVariable String concept) {
		return this.mappings.find(concept(taxonomy, concept))
			.switchIfEmpty(Mono.error(() -> ConceptMappings.unknown(concept(taxonomy, concept))))
			.map((mapping) -> tagged(ResponseEntity.ok(), mapping));
	}

	@Operation(operationId = "getConceptHistory", summary = "All versions of a mapping, the first one first")
	@GetMapping(path = "/{taxonomy}/{concept}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<ConceptMapping>> history(@PathVariable String taxonomy, @PathVariable String concept) {
		return this.mappings.history(concept(taxonomy, concept)).collectList().map((versions) -> {
			if (versions.isEmpty()) {
				throw ConceptMappings.unknown(concept(taxonomy, concept));
			}
			return Page.whole(versions);
		});
	}

	@Operation(operationId = "putConcept", summary = "Say which index a concept measures",
			description = "Counts for facts filed from from to to, in imports from now on. What was imported stays where it is.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = MappedIndex.class))),
			responses = {
					@ApiResponse(responseCode = "200",
							content = @Content(schema = @Schema(implementation = ConceptMapping.class))),
					@ApiResponse(responseCode = "201") })
	@PutMapping(path = "/{taxonomy}/{concept}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@PathVariable String taxonomy, @PathVariable String concept,
			@RequestBody byte[] body, @Parameter(hidden = true) ServerWebExchange exchange) {
		Concept tag = concept(taxonomy, concept);
		MappedIndex said = MappedIndex.read(JsonBody.read(body));
		return write(exchange, body, (subject) -> this.mappings
			.put(tag, said, Precondition.of(exchange.getRequest().getHeaders()), subject)
			.map((written) -> tagged(written.isNew()
					? ResponseEntity.created(URI.create(exchange.getRequest().getPath().value())) : ResponseEntity.ok(),
					written.mapping())));
	}

	@Operation(operationId = "deleteConcept", summary = "End a mapping; its history stays",
			responses = @ApiResponse(responseCode = "204"))
	@DeleteMapping("/{taxonomy}/{concept}")
	Mono<ResponseEntity<byte[]>> delete(@PathVariable String taxonomy, @PathVariable String concept,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		Concept tag = concept(taxonomy, concept);
		return write(exchange, new byte[0],
				(subject) -> this.mappings.retire(tag, Precondition.of(exchange.getRequest().getHeaders()), subject)
					.thenReturn(ResponseEntity.noContent().build()));
	}

	private Mono<ResponseEntity<byte[]>> write(ServerWebExchange exchange, byte[] body,
			Function<String, Mono<? extends ResponseEntity<?>>> change) {
		String subject = Subject.of(exchange);
		return this.writes.once(Caller.of(subject), exchange.getRequest(), body, () -> change.apply(subject))
			.timeout(OwnSchema.DEADLINE);
	}

	private static <T> ResponseEntity<ConceptMapping> tagged(ResponseEntity.BodyBuilder answer,
			ConceptMapping mapping) {
		return answer.eTag(EntityTags.of(mapping.revision())).body(mapping);
	}

	private static Concept concept(String taxonomy, String concept) {
		if (!Concept.isName(taxonomy) || !Concept.isName(concept)) {
			throw ApiProblem.unknownKeys("concept", "concept", List.of(taxonomy + ":" + concept));
		}
		return new Concept(taxonomy, concept);
	}

	private static Concept after(PageRequest page) {
		Cursor cursor = page.after();
		if (cursor == null) {
			return FIRST;
		}
		List<String> keys = cursor.keys(2);
		return new Concept(keys.getFirst(), keys.getLast());
	}

}
