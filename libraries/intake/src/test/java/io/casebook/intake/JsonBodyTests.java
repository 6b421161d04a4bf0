package io.casebook.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonBodyTests {

	@Test
	void numbersKeepTheirDigits() {
		String text = "{\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":0.000,\"d\":-1.0,\"e\":1E+2}";
		assertThat(JsonBody.read(bytes(text))).hasToString(text);
	}

	@Test
	void allEncodingsOfUnicodeAreRead() {
		String text = "{\"name\":\"陆金所 😀\"}";
		for (String encoding : List.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE")) {
			assertThat(JsonBody.read(text.getBytes(Charset.forName(encoding)))).hasToString(text);
		}
		assertThat(JsonBody.read(bytes("\ufeff" + text))).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "1", "\"x\"", "[]", "[{}]" })
	void whatIsNoObjectIsRefused(String text) {
		assertThat(refused(bytes(text)).getBody().getDetail()).isEqualTo("The body is not a JSON object");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"a":1,"a":2}        | 11
			{"a":{"b":1,"b":1}}  | 16
			{"a":NaN}            | 9
			{"a":Infinity}       | 14
			{"a":01}             | 7
			{"a":+1}             | 7
			{"a":1,}             | 8
			{'a':1}              | 2
			{"a":1} x            | 9
			{"a":1}{"b":2}       | 8
			{"a"                 | 5
			{"a":tru}            | 6
			{"a":"\\x"}          | 8
			~~                   | 0
			~ ~                  | 0
			""")
	void whatIsNoJsonIsRefusedWithItsPlace(String text, int column) {
		String detail = refused(bytes(text)).getBody().getDetail();
		assertThat(detail).startsWith("The body is not JSON, or has a member twice at line 1, column ");
		assertThat(detail).endsWith(" " + column);
	}

	@Test
	void bytesOfAnotherEncodingAreRefused() {
		for (byte[] bytes : List.of("{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1),
				new byte[] { '{', '"', 'a', '"', ':', '"', (byte) 0xc3 },
				new byte[] { '{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}' },
				new byte[] { '{', '"', 0, '"', ':', '1', '}' })) {
			assertThat(refused(bytes).getStatusCode().value()).isEqualTo(400);
		}
	}

	@Test
	void nestingAndNumbersWithoutEndAreRefused() {
		assertThat(refused(bytes("{\"a\":" + "[".repeat(100_000))).getStatusCode().value()).isEqualTo(400);
		assertThat(refused(bytes("{\"a\":" + "9".repeat(100_000) + "}")).getStatusCode().value()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e99999999999", "-1E+99999999999", "1e-99999999999" })
	void numberOutOfAllBoundsIsRefusedWithItsPlace(String number) {
		ApiProblem problem = refused(bytes("{\"amount\":{\"value\":%s}}".formatted(number)));
		assertThat(problem.getStatusCode().value()).isEqualTo(400);
		assertThat(problem.getBody().getDetail())
			.isEqualTo("The body has a number out of all bounds at line 1, column 20");
		assertThat(errors(problem)).isEqualTo(
				List.of(InvalidInput.pointer("/amount/value", null, "a number whose exponent has a few digits")));
	}

	private static @Nullable Object errors(ApiProblem problem) {
		Map<String, Object> properties = Objects.requireNonNull(problem.getBody().getProperties());
		return properties.get("errors");
	}

	private static ApiProblem refused(byte[] bytes) {
		return Objects.requireNonNull(catchThrowableOfType(ApiProblem.class, () -> JsonBody.read(bytes)));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
