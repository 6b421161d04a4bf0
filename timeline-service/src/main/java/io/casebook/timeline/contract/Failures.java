package io.casebook.timeline.contract;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.stereotype.Component;

/** Describes how operations fail, which depends on their method and path only. */
@Component
class Failures implements OpenApiCustomizer {

	private static final String PROBLEM = "application/problem+json";

	@Override
	public void customise(OpenAPI contract) {
		contract.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> statuses(path, method)
					.forEach((status) -> add(operation, status, meaning(status)))));
	}

	private static List<String> statuses(String path, PathItem.HttpMethod method) {
		boolean one = path.contains("{id}");
		return switch (method) {
			case GET -> one ? List.of("400", "404", "503") : List.of("400", "503");
			case POST -> path.startsWith("/internal/") ? List.of("400", "401", "415", "422", "503")
					: List.of("400", "401", "409", "413", "415", "422", "503");
			case PUT -> List.of("400", "401", "409", "412", "413", "415", "422", "428", "503");
			case PATCH -> List.of("400", "401", "404", "409", "412", "413", "415", "422", "428", "503");
			case DELETE -> List.of("400", "401", "404", "409", "412", "422", "428", "503");
			default -> List.of();
		};
	}

	private static String meaning(String status) {
		return switch (status) {
			case "400" -> "A parameter, a header or the body is malformed";
			case "401" -> "The caller is not known";
			case "404" -> "There is no event with this id, or there was none then";
			case "409" ->
				"Another event has the same company, subject, date, kind and title, or the first request with "
						+ "the Idempotency-Key is still being worked on";
			case "412" -> "The version is another one by now";
			case "413" -> "The body is too large";
			case "415" -> "The body is of another type";
			case "422" ->
				"The content breaks rules: all faults at once, each where it stands; or the Idempotency-Key was "
						+ "used for another request";
			case "428" -> "If-Match is missing";
			case "503" -> "The database, or another write, takes too long: Retry-After says when to try again";
			default -> throw new IllegalArgumentException(status);
		};
	}

	private static void add(Operation operation, String status, String meaning) {
		operation.getResponses()
			.addApiResponse(status, new ApiResponse().description(meaning)
				.content(new Content().addMediaType(PROBLEM, new MediaType().schema(new Schema<>().type("object")))));
	}

}
