package io.casebook.intake;

import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of a request as it stands: no digit is lost, and nothing is guessed. */
public final class JsonBody {

	private static final JsonMapper STRICT = JsonMapper
		.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private JsonBody() {
	}

	/**
	 * The object that the bytes are.
	 * @throws ApiProblem when they are not one whole JSON object, or one with a member
	 * twice
	 */
	public static ObjectNode read(byte[] bytes) {
		JsonNode node;
		try {
			node = STRICT.readTree(bytes);
		}
		catch (JacksonException ex) {
			TokenStreamLocation place = ex.getLocation();
			String where = (place != null && place.getLineNr() > 0)
					? " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()) : "";
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The body is not JSON, or has a member twice%s".formatted(where), List.of(), ex);
		}
		if (node instanceof ObjectNode object) {
			return object;
		}
		throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is not a JSON object");
	}

}
