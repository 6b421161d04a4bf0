package io.casebook.intake;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class MergePatchTests {

	/** The examples of RFC 7396, appendix A, in which both are objects. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"a":"b"}                | {"a":"c"}                | {"a":"c"}
			{"a":"b"}                | {"b":"c"}                | {"a":"b","b":"c"}
			{"a":"b"}                | {"a":null}               | {}
			{"a":"b","b":"c"}        | {"a":null}               | {"b":"c"}
			{"a":["b"]}              | {"a":"c"}                | {"a":"c"}
			{"a":"c"}                | {"a":["b"]}              | {"a":["b"]}
			{"a":{"b":"c"}}          | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
			{"a":[{"b":"c"}]}        | {"a":[1]}                | {"a":[1]}
			{"e":null}               | {"a":1}                  | {"e":null,"a":1}
			{}                       | {"a":{"bb":{"ccc":null}}}| {"a":{"bb":{}}}
			{"a":"b"}                | {"a":{"b":null,"c":1}}   | {"a":{"c":1}}
			{"a":1}                  | {}                       | {"a":1}
			""")
	void mergesAsTheStandardSays(String target, String patch, String result) {
		assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(result));
	}

	@Test
	void targetStaysAsItIsAndNoDigitIsLost() {
		ObjectNode target = json("{\"a\":{\"b\":1.50},\"c\":2}");
		ObjectNode result = MergePatch.apply(target, json("{\"a\":{\"b\":12345678901234567890.10},\"c\":null}"));
		assertThat(result).hasToString("{\"a\":{\"b\":12345678901234567890.10}}");
		assertThat(target).hasToString("{\"a\":{\"b\":1.50},\"c\":2}");
	}

	private static ObjectNode json(String text) {
		return JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
	}

}
