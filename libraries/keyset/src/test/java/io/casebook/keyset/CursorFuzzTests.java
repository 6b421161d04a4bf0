package io.casebook.keyset;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.casebook.problem.ApiProblem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text is a cursor or refused. As an ordinary test this tries the kept inputs; with
 * {@code JAZZER_FUZZ=1} it looks for others.
 */
class CursorFuzzTests {

	@FuzzTest
	void textIsACursorOrRefused(FuzzedDataProvider data) {
		int size = data.consumeInt(1, 4);
		try {
			List<String> keys = new Cursor(data.consumeRemainingAsString()).keys(size);
			assertThat(new Cursor(Cursor.encode(keys.toArray())).keys(size)).isEqualTo(keys);
		}
		catch (ApiProblem problem) {
			assertThat(problem.getStatusCode().value()).isEqualTo(400);
		}
	}

	@FuzzTest
	void keysComeBackAsTheyWent(FuzzedDataProvider data) {
		String one = data.consumeString(100);
		String other = data.consumeRemainingAsString();
		if (other.length() <= 400 && (one + other).indexOf('\0') < 0) {
			assertThat(new Cursor(Cursor.encode(one, other)).keys(2)).containsExactly(one, other);
		}
	}

}
