package io.casebook.gateway.apikey;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text is a key that is written as it was read, or none. As an ordinary test this tries
 * the kept inputs; with {@code JAZZER_FUZZ=1} it looks for others.
 */
@Tag("fuzz")
class KeyTextFuzzTests {

	@FuzzTest
	void textIsAKeyOrNone(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		KeyText key = KeyText.read(text);
		if (key != null) {
			assertThat(key.reveal()).isEqualTo(text);
			assertThat(key.hash()).hasSize(32);
			assertThat(key.toString()).doesNotContain(text.split("_")[2]);
		}
	}

	@FuzzTest
	void slipOfTheHandMakesItNone(FuzzedDataProvider data) {
		String right = KeyText.createFor("fuzz0").reveal();
		int at = data.consumeInt(0, right.length() - 1);
		String wrong = right.substring(0, at) + data.consumeString(3) + right.substring(at + 1);
		assertThat(KeyText.read(wrong) == null).isEqualTo(!wrong.equals(right));
	}

}
