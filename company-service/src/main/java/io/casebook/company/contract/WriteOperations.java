package io.casebook.company.contract;

import java.util.Objects;

import io.casebook.intake.MergePatch;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.stereotype.Component;

/**
 * Describes the operations that write a thing: what they take and give is what the one
 * that reads it gives, and the headers and failures are the same for all.
 */
@Component
class WriteOperations implements OpenApiCustomizer {

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
		WriteParts.condition(operation, "If-Match", "The entity tag of the version to be replaced, or *", false);
		WriteParts.condition(operation, "If-None-Match", "* to create only", false);
		WriteParts.takes(operation, schema, WriteParts.JSON);
		operation.setResponses(WriteParts.problems(operation, "400", "401", "404", "409", "412", "415", "422", "428")
			.addApiResponse("200", WriteParts.answer("Replaced, or unchanged", schema))
			.addApiResponse("201", WriteParts.located(WriteParts.answer("Created", schema))));
	}

	private static void patch(Operation operation, @Nullable Schema<?> schema) {
		operation.description("A merge patch (RFC 7396) of what is read");
		WriteParts.condition(operation, "If-Match", "The entity tag of the version to be changed, or *", true);
		WriteParts.takes(operation, new Schema<>().type("object"), MergePatch.MEDIA_TYPE, WriteParts.JSON);
		operation.setResponses(WriteParts.problems(operation, "400", "401", "404", "412", "415", "422", "428")
			.addApiResponse("200", WriteParts.answer("Changed, or unchanged", schema)));
	}

	private static void delete(Operation operation) {
		operation.description("It is read no more, but its history stays. What others refer to is not retired");
		WriteParts.condition(operation, "If-Match", "The entity tag of the version to be retired, or *", true);
		operation.setResponses(WriteParts.problems(operation, "401", "404", "409", "412", "428")
			.addApiResponse("204", new ApiResponse().description("Retired")));
	}

	private static void create(Operation operation, @Nullable Schema<?> schema) {
		operation.description("The key stands in the document");
		WriteParts.takes(operation, schema, WriteParts.JSON);
		operation.setResponses(WriteParts.problems(operation, "400", "401", "404", "409", "415", "422")
			.addApiResponse("201", WriteParts.located(WriteParts.answer("Created", schema))));
	}

}
