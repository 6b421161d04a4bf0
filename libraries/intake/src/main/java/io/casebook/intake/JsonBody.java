package io.casebook.intake;

import java.util.List;

import io.casebook.limits.JsonLimits;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of a request as it stands: no digit is lost, and nothing is guessed. */
public final class JsonBody {

	private static final JsonMapper STRICT = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(JsonLimits.constraints())
			.build())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private JsonBody() {
	}

	/**
	 * The object that the bytes are.
	 * @throws ApiProblem when they are not one whole JSON object, or one with a member
	 * twice, or with a number that is out of all bounds
	 */
	public static ObjectNode read(byte[] bytes) {
		try (JsonParser parser = STRICT.createParser(bytes)) {
			return read(parser);
		}
		catch (StreamConstraintsException ex) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The body is nested too deeply, or has a number, a text or a name that is too long", List.of(), ex);
		}
		catch (JacksonException ex) {
			throw malformed(ex.getLocation(), ex);
		}
	}

	private static ObjectNode read(JsonParser parser) {
		try {
			if (STRICT.readValue(parser, JsonNode.class) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (NumberFormatException | ArithmeticException ex) {
			// an exponent that no decimal number has
			throw outOfBounds(parser, ex);
		}
		throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is not a JSON object");
	}

	private static ApiProblem malformed(@Nullable TokenStreamLocation place, Exception cause) {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The body is not JSON, or has a member twice%s".formatted(where(place)), List.of(), cause);
	}

	private static ApiProblem outOfBounds(JsonParser parser, Exception cause) {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The body has a number out of all bounds%s".formatted(where(parser.currentTokenLocation())),
				List.of(InvalidInput.pointer(parser.streamReadContext().pathAsPointer().toString(), null,
						"a number whose exponent has a few digits")),
				cause);
	}

	private static String where(@Nullable TokenStreamLocation place) {
		return (place != null && place.getLineNr() > 0)
				? " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()) : "";
	}

}
