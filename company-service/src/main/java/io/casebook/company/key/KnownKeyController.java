package io.casebook.company.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.company.body.LongBody;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class KnownKeyController {

	private final KeyRepository keys;

	KnownKeyController(KeyRepository keys) {
		this.keys = keys;
	}

	@Operation(operationId = "findUnknownKeys",
			summary = "Those of up to some hundred thousand keys that nothing has, with the numbers that came with them",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = Asked.class))))
	@PostMapping(path = "/internal/known-keys", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<Asked> unknown(ServerHttpRequest request) {
		return LongBody.read(request).map(KnownKeyController::read).flatMap(this::unknown);
	}

	private Mono<Asked> unknown(Asked asked) {
		return Mono
			.zip(only(asked.companies(), this.keys.unknownEntities(asked.companies().keySet(), "company")),
					only(asked.entities(), this.keys.unknownEntities(asked.entities().keySet(), "company", "offering")),
					only(asked.sources(), this.keys.unknownSources(asked.sources().keySet())))
			.map((unknown) -> new Asked(unknown.getT1(), unknown.getT2(), unknown.getT3()));
	}

	private static Mono<Map<String, Long>> only(Map<String, Long> all, Mono<List<String>> unknown) {
		return unknown.map((keys) -> {
			Map<String, Long> found = new LinkedHashMap<>(all);
			found.keySet().retainAll(Set.copyOf(keys));
			return found;
		});
	}

	private static Asked read(ObjectNode body) {
		return new Asked(numbers(body, "companies"), numbers(body, "entities"), numbers(body, "sources"));
	}

	private static Map<String, Long> numbers(ObjectNode body, String member) {
		Map<String, Long> numbers = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> entry : body.path(member).properties()) {
			if (!entry.getValue().canConvertToLong()) {
				throw new ApiProblem(ProblemType.INVALID_CONTENT, "The numbers that come with keys are whole",
						InvalidInput.pointer("/" + member, entry.getKey(), "a whole number"));
			}
			numbers.put(entry.getKey(), entry.getValue().longValue());
		}
		return numbers;
	}

	/**
	 * Keys, each with a number such as that of the row that mentions it first.
	 *
	 * @param companies keys of companies
	 * @param entities keys of companies or offerings
	 * @param sources keys of sources
	 */
	record Asked(Map<String, Long> companies, Map<String, Long> entities, Map<String, Long> sources) {
	}

}
