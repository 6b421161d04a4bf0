package io.casebook.company.contract;

import java.util.List;
import java.util.Objects;

import io.casebook.intake.MergePatch;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
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
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.stereotype.Component;

/**
 * Describes the operations that write a thing: what they take and give is what the one
 * that reads it gives, and the headers and failures are the same for all.
 */
@Component
class WriteOperations implements OpenApiCustomizer {

	private static final String JSON = "application/json";

	private static final String PROBLEM = "application/problem+json";

	@Override
	public void customise(OpenAPI contract) {
		contract.getPaths().forEach((path, item) -> {
			if (item.getPut() != null) {
				@Nullable Schema<?> schema = read(item);
				replace(item.getPut(), schema);
				patch(item.getPatch(), schema);
				delete(item.getDelete());
				create(collection(contract, path).getPost(), schema);
			}
		});
	}

	private static @Nullable Schema<?> read(PathItem item) {
		ApiResponse answer = item.getGet().getResponses().get("200");
		return (answer != null)
				? answer.getContent().values().stream().map(MediaType::getSchema).findFirst().orElse(null) : null;
	}

	/** The list that the thing at a path is of: the path without its parameters. */
	private static PathItem collection(OpenAPI contract, String path) {
		return Objects.requireNonNull(contract.getPaths().get(path.replaceFirst("(/\\{\\w+})+$", "")));
	}

	private static void replace(Operation operation, @Nullable Schema<?> schema) {
		operation.description("Without If-Match it creates only. What the document lacks is removed. Members that the "
				+ "address says must say the same or be absent; recordedAt and revision are passed over. A document that "
				+ "changes nothing makes no new version");
		condition(operation, "If-Match", "The entity tag of the version to be replaced, or *", false);
		condition(operation, "If-None-Match", "* to create only", false);
		takes(operation, schema, JSON);
		operation.setResponses(problems(operation, "400", "401", "404", "409", "412", "415", "422", "428")
			.addApiResponse("200", answer("Replaced, or unchanged", schema))
			.addApiResponse("201", located(answer("Created", schema))));
	}

	private static void patch(Operation operation, @Nullable Schema<?> schema) {
		operation.description("A merge patch (RFC 7396) of what is read");
		condition(operation, "If-Match", "The entity tag of the version to be changed, or *", true);
		takes(operation, new Schema<>().type("object"), MergePatch.MEDIA_TYPE, JSON);
		operation.setResponses(problems(operation, "400", "401", "404", "412", "415", "422", "428")
			.addApiResponse("200", answer("Changed, or unchanged", schema)));
	}

	private static void delete(Operation operation) {
		operation.description("It is read no more, but its history stays. What others refer to is not retired");
		condition(operation, "If-Match", "The entity tag of the version to be retired, or *", true);
		operation.setResponses(problems(operation, "401", "404", "409", "412", "428").addApiResponse("204",
				new ApiResponse().description("Retired")));
	}

	private static void create(Operation operation, @Nullable Schema<?> schema) {
		operation.description("The key stands in the document");
		takes(operation, schema, JSON);
		operation.setResponses(problems(operation, "400", "401", "404", "409", "415", "422").addApiResponse("201",
				located(answer("Created", schema))));
	}

	private static void takes(Operation operation, @Nullable Schema<?> schema, String... types) {
		Content content = new Content();
		List.of(types).forEach((type) -> content.addMediaType(type, new MediaType().schema(schema)));
		operation.setRequestBody(new RequestBody().required(true).content(content));
	}

	private static void condition(Operation operation, String header, String description, boolean required) {
		operation.addParametersItem(new HeaderParameter().name(header)
			.description(description)
			.required(required)
			.schema(new StringSchema()));
	}

	private static ApiResponses problems(Operation operation, String... statuses) {
		condition(operation, "Idempotency-Key",
				"1 to 200 printable characters: the same request again gets the same answer", false);
		ApiResponses responses = new ApiResponses();
		for (String status : statuses) {
			responses.addApiResponse(status, new ApiResponse().description(WriteProblem.of(status))
				.content(new Content().addMediaType(PROBLEM, new MediaType().schema(new Schema<>().type("object")))));
		}
		return responses;
	}

	private static ApiResponse answer(String description, @Nullable Schema<?> schema) {
		return new ApiResponse().description(description)
			.addHeaderObject("ETag", new Header().description("Of the version").schema(new StringSchema()))
			.content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
	}

	private static ApiResponse located(ApiResponse created) {
		return created.addHeaderObject("Location",
				new Header().description("Where it is read").schema(new StringSchema()));
	}

}
