package io.casebook.company.profile;

import java.util.Arrays;
import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class IdentifierController {

	private final DatabaseClient database;

	private final JsonStatements json;

	IdentifierController(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	@Operation(operationId = "findIdentified",
			summary = "The company that has an identifier; CIKs with and without leading zeros are the same")
	@GetMapping("/internal/identifiers/{scheme}/{value}")
	Mono<Identified> identified(
			@Parameter(description = "lei, cik, isin, ticker or wikidata") @PathVariable String scheme,
			@Parameter(description = "The identifier") @PathVariable String value) {
		IdentifierScheme known = Arrays.stream(IdentifierScheme.values())
			.filter((each) -> each.toString().equals(scheme))
			.findFirst()
			.orElseThrow(() -> ApiProblem.invalidParameter("scheme", scheme, "one of "
					+ String.join(", ", Arrays.stream(IdentifierScheme.values()).map(Enum::toString).toList())));
		return (known.accepts(value) ? find(scheme, value) : Mono.just(List.<Identified>of()))
			.map((found) -> only(scheme, value, found));
	}

	private Mono<List<Identified>> find(String scheme, String value) {
		return this.json.list(this.database.sql("""
				SELECT jsonb_build_object('key', i.company_key)
				FROM identifier i
				WHERE i.scheme = :scheme
					AND i.search = CASE :scheme WHEN 'cik' THEN ltrim(:value, '0') ELSE folded(:value) END
				ORDER BY i.company_key
				LIMIT 10
				""").bind("scheme", scheme).bind("value", value), Identified.class);
	}

	private static Identified only(String scheme, String value, List<Identified> found) {
		if (found.isEmpty()) {
			throw ApiProblem.unknownKeys("value", "company by " + scheme, List.of(value));
		}
		if (found.size() > 1) {
			throw new ApiProblem(ProblemType.CONFLICT, "The %s '%s' is that of %s".formatted(scheme, value,
					String.join(", ", found.stream().map(Identified::key).toList())));
		}
		return found.getFirst();
	}

	/** The company that has the identifier, by its key. */
	record Identified(String key) {
	}

}
