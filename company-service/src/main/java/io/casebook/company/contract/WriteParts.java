package io.casebook.company.contract;

import java.util.List;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.jspecify.annotations.Nullable;

/** What descriptions of operations that write are made of. */
final class WriteParts {

	static final String JSON = "application/json";

	private static final String PROBLEM = "application/problem+json";

	private WriteParts() {
	}

	static void takes(Operation operation, @Nullable Schema<?> schema, String... types) {
		Content content = new Content();
		List.of(types).forEach((type) -> content.addMediaType(type, new MediaType().schema(schema)));
		operation.setRequestBody(new RequestBody().required(true).content(content));
	}

	static void condition(Operation operation, String header, String description, boolean required) {
		operation.addParametersItem(new HeaderParameter().name(header)
			.description(description)
			.required(required)
			.schema(new StringSchema()));
	}

	static ApiResponses problems(Operation operation, String... statuses) {
		condition(operation, "Idempotency-Key",
				"1 to 200 printable characters: the same request again gets the same answer", false);
		ApiResponses responses = new ApiResponses();
		for (String status : statuses) {
			responses.addApiResponse(status, new ApiResponse().description(WriteProblem.of(status))
				.content(new Content().addMediaType(PROBLEM, new MediaType().schema(new Schema<>().type("object")))));
		}
		return responses;
	}

	static ApiResponse answer(String description, @Nullable Schema<?> schema) {
		return new ApiResponse().description(description)
			.addHeaderObject("ETag", new Header().description("Of the version").schema(new StringSchema()))
			.content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
	}

	static ApiResponse located(ApiResponse created) {
		return created.addHeaderObject("Location",
				new Header().description("Where it is read").schema(new StringSchema()));
	}

}
