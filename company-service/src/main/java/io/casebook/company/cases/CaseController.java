package io.casebook.company.cases;

import java.util.List;

import io.casebook.company.revision.RecordedAsOf;
import io.casebook.company.revision.RecordedState;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class CaseController {

	/** As many as are compared at a time. */
	private static final int MOST_MEMBERS = 50;

	private final CaseRepository cases;

	CaseController(CaseRepository cases) {
		this.cases = cases;
	}

	@Operation(operationId = "findCases",
			summary = "The profiles of a group or of some companies, with what they offer and are related to")
	@ApiResponse(responseCode = "200", description = "Companies, offerings in outline and relationships",
			content = @Content(schema = @Schema(type = "object")))
	@GetMapping(path = "/internal/cases", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<byte[]> cases(@ParameterObject Wanted wanted, @ParameterObject RecordedAsOf recordedAsOf) {
		String group = wanted.group();
		List<String> companies = wanted.companies();
		RecordedState state = recordedAsOf.state();
		if (group != null && companies == null) {
			return this.cases.ofGroup(state, group, MOST_MEMBERS)
				.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("group", "group", List.of(group))))
				.map((found) -> {
					if (found.members() > MOST_MEMBERS) {
						throw ApiProblem.invalidParameter("group", group,
								"a group of 1 to %d companies; it has %d".formatted(MOST_MEMBERS, found.members()));
					}
					return found.json();
				});
		}
		if (group == null && companies != null && !companies.isEmpty()) {
			return this.cases.ofCompanies(state, companies.stream().distinct().toList()).map((found) -> {
				if (!found.unknown().isEmpty()) {
					throw ApiProblem.unknownKeys("companies", "company", found.unknown());
				}
				return found.json();
			});
		}
		throw ApiProblem.invalidParameter("companies", null, "either companies or group is required");
	}

	/** Whose cases are asked for: those of a group or of some companies. */
	record Wanted(@Parameter(description = "Key of a group") @Nullable String group, @Parameter(
			description = "Keys of companies, separated by commas, in place of a group") @Nullable List<String> companies) {
	}

}
