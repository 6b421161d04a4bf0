package io.casebook.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PreconditionTests {

	/** The version that there is has the tag "r3", or there is none. */
	@ParameterizedTest(name = "If-Match {0}, If-None-Match {1}: {2} when there is a version, {3} when there is none")
	@CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
			-                | -         | 428 | 0
			"r3"             | -         | 0   | 412
			"r2"             | -         | 412 | 412
			*                | -         | 0   | 412
			"r1", "r3"       | -         | 0   | 412
			,"r1" ,, "r3" ,  | -         | 0   | 412
			W/"r3"           | -         | 412 | 412
			W/"r3", "r3"     | -         | 0   | 412
			"*"              | -         | 412 | 412
			"a,b", "r3"      | -         | 0   | 412
			""               | -         | 412 | 412
			-                | *         | 412 | 0
			-                | "r3"      | 412 | 0
			-                | W/"r3"    | 412 | 0
			-                | "r2"      | 428 | 0
			"r3"             | "r2"      | 0   | 412
			"r3"             | *         | 412 | 412
			""")
	void decidesByTheVersionThatThereIs(@Nullable String match, @Nullable String noneMatch, int present, int absent) {
		Precondition precondition = Precondition.of(headers(match, noneMatch));
		assertThat(outcome(precondition, 3)).isEqualTo(present);
		assertThat(outcome(precondition, null)).isEqualTo(absent);
	}

	@Test
	void severalLinesAreOneList() {
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(HttpHeaders.IF_MATCH, List.of("\"r1\"", "\"r3\""));
		assertThat(Precondition.of(headers)).isEqualTo(new Precondition(List.of("\"r1\"", "\"r3\""), List.of()));
	}

	@Test
	void listMayBeAsLongAsAHeader() {
		String many = "\"\",".repeat(20_000);
		assertThat(Precondition.of(headers(many + "\"r3\"", null)).match()).hasSize(20_001).endsWith("\"r3\"");
		HttpHeaders headers = headers(many + "r3", null);
		assertThat(catchThrowableOfType(ApiProblem.class, () -> Precondition.of(headers))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "r3", "\"r3", "r3\"", "\"r1\", r3", "\"r1\" \"r3\"", "*, \"r3\"", "w/\"r3\"", "'r3'", "",
			" ", "\"r\t3\"" })
	void whatIsNoListOfTagsIsRefused(String value) {
		for (String header : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(header, value);
			ApiProblem problem = Objects
				.requireNonNull(catchThrowableOfType(ApiProblem.class, () -> Precondition.of(headers)));
			assertThat(problem.getStatusCode().value()).isEqualTo(400);
			assertThat(problem.getBody().getDetail())
				.isEqualTo("The header %s is not * or entity tags in quotes, such as \"r3\"".formatted(header));
			assertThat(problem.getBody().getProperties()).isEqualTo(Map.of("errors", List
				.of(InvalidInput.parameter(header, value.strip(), "* or entity tags in quotes, such as \"r3\""))));
		}
	}

	private static HttpHeaders headers(@Nullable String match, @Nullable String noneMatch) {
		HttpHeaders headers = new HttpHeaders();
		if (match != null) {
			headers.set(HttpHeaders.IF_MATCH, match);
		}
		if (noneMatch != null) {
			headers.set(HttpHeaders.IF_NONE_MATCH, noneMatch);
		}
		return headers;
	}

	private static int outcome(Precondition precondition, @Nullable Integer revision) {
		ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> precondition.verify(revision));
		return (problem != null) ? problem.getStatusCode().value() : 0;
	}

}
