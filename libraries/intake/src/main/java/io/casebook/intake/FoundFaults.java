package io.casebook.intake;

import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Faults that were found in a request before it came to the service whose it is, such as
 * keys of another service. They come with it in a header, so that all faults of a request
 * are told at once; a request that has any is refused, whatever else is found.
 */
public final class FoundFaults {

	/** The name of the header. */
	public static final String HEADER = "X-Found-Faults";

	private static final JsonMapper ASCII = JsonMapper.builder()
		.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private FoundFaults() {
	}

	/** The value of the header that brings these. */
	public static String header(Faults faults) {
		return ASCII.writeValueAsString(faults.listed());
	}

	/**
	 * The faults that came with a request, for more to be added.
	 * @throws ApiProblem 400 when the header is not what {@link #header} makes
	 */
	public static Faults of(HttpHeaders headers) {
		Faults faults = new Faults();
		String header = headers.getFirst(HEADER);
		if (header != null) {
			read(header).forEach(faults::add);
		}
		return faults;
	}

	private static List<InvalidInput> read(String header) {
		try {
			return List.of(ASCII.readValue(header, InvalidInput[].class));
		}
		catch (JacksonException ex) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The header %s lists no faults".formatted(HEADER),
					List.of(), ex);
		}
	}

}
