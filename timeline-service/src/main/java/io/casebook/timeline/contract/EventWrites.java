package io.casebook.timeline.contract;

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
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.stereotype.Component;

/** Describes what the operations that write an event take and give. */
@Component
class EventWrites implements OpenApiCustomizer {

	private static final String JSON = "application/json";

	private static final String OWN_MEMBERS = "id, recordedAt, recordedBy, supersededAt, retiredBy and revision are "
			+ "Casebook's own: they are accepted and not read.";

	private static final Schema<?> EVENT = new Schema<>().$ref("#/components/schemas/Event");

	@Override
	public void customise(OpenAPI contract) {
		PathItem event = path(contract, "/api/v1/events/{id}");
		post(path(contract, "/api/v1/events").getPost());
		put(event.getPut());
		patch(event.getPatch());
		delete(event.getDelete());
	}

	private static PathItem path(OpenAPI contract, String path) {
		return Objects.requireNonNull(contract.getPaths().get(path), path);
	}

	private static void post(Operation operation) {
		operation.description("The event gets an id. " + OWN_MEMBERS);
		once(operation);
		takes(operation, EVENT, JSON);
		gives(operation).addApiResponse("201", created());
	}

	private static void put(Operation operation) {
		operation.description("Without If-Match it creates only; an event that was retired goes on counting its "
				+ "versions. What says the same makes no new version. " + OWN_MEMBERS);
		header(operation, "If-Match", "The entity tag of the version to be replaced, or *", false);
		header(operation, "If-None-Match", "* to create only", false);
		once(operation);
		takes(operation, EVENT, JSON);
		gives(operation).addApiResponse("200", answer("Replaced, or unchanged")).addApiResponse("201", created());
	}

	private static void patch(Operation operation) {
		operation.description("A merge patch (RFC 7396) of what is read. " + OWN_MEMBERS);
		header(operation, "If-Match", "The entity tag of the version to be changed, or *", true);
		once(operation);
		takes(operation, new Schema<>().type("object"), MergePatch.MEDIA_TYPE, JSON);
		gives(operation).addApiResponse("200", answer("Changed, or unchanged"));
	}

	private static void delete(Operation operation) {
		operation.description("It is in no list any more; its history stays.");
		header(operation, "If-Match", "The entity tag of the version to be retired, or *", true);
		once(operation);
		gives(operation).addApiResponse("204", new ApiResponse().description("Retired"));
	}

	/** The responses, without the one that is there when nothing is said. */
	private static ApiResponses gives(Operation operation) {
		operation.getResponses().remove("200");
		return operation.getResponses();
	}

	private static void once(Operation operation) {
		header(operation, "Idempotency-Key",
				"1 to 200 printable characters: the same request again gets the same answer", false);
	}

	private static void header(Operation operation, String name, String description, boolean required) {
		operation.addParametersItem(new HeaderParameter().name(name)
			.description(description)
			.required(required)
			.schema(new StringSchema()));
	}

	private static void takes(Operation operation, Schema<?> schema, String... types) {
		Content content = new Content();
		for (String type : types) {
			content.addMediaType(type, new MediaType().schema(schema));
		}
		operation.setRequestBody(new RequestBody().required(true).content(content));
	}

	private static ApiResponse answer(String description) {
		return new ApiResponse().description(description)
			.addHeaderObject("ETag", new Header().description("Of the version").schema(new StringSchema()))
			.content(new Content().addMediaType(JSON, new MediaType().schema(EVENT)));
	}

	private static ApiResponse created() {
		return answer("Created").addHeaderObject("Location",
				new Header().description("Where it is read").schema(new StringSchema()));
	}

}
