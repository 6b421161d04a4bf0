package io.casebook.keyset;

import java.util.Base64;
import java.util.List;
import java.util.Random;

import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	@Test
	void keysComeBackAsTheyWent() {
		String text = Cursor.encode("lufax", 12L, "", "3:abc", "趣店 🏦");
		assertThat(new Cursor(text).keys(5)).containsExactly("lufax", "12", "", "3:abc", "趣店 🏦");
	}

	@Test
	void cursorFitsIntoAnAddressAsItIs() {
		assertThat(Cursor.encode("??>>~~", "趣店")).matches("[A-Za-z0-9_-]+");
	}

	@Test
	void cursorOfAnotherListIsRefused() {
		Cursor cursor = new Cursor(Cursor.encode("lufax", "2"));
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> cursor.keys(3))
			.satisfies((problem) -> assertThat(problem.getBody().getType()).hasToString("/problems/broken-cursor"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish", "%%%", "MTphMjpi", "LTE6YQ", "OTk5OTk6YQ", "gICA", "OjphYQ" })
	void rubbishIsRefused(String text) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> new Cursor(text).keys(2))
			.satisfies((problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(400));
	}

	@Test
	void keyThatNoRowCanHaveIsRefused() {
		Cursor cursor = new Cursor(Cursor.encode("dei", "E\0nt"));
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> cursor.keys(2))
			.satisfies((problem) -> assertThat(problem.getBody().getType()).hasToString("/problems/broken-cursor"));
	}

	@Test
	void anyTextIsACursorOrRefused() {
		Random random = new Random(20181);
		for (int i = 0; i < 20_000; i++) {
			byte[] bytes = new byte[random.nextInt(12)];
			random.nextBytes(bytes);
			String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
			try {
				List<String> keys = new Cursor(text).keys(1);
				assertThat(Cursor.encode(keys.toArray())).isEqualTo(text);
			}
			catch (ApiProblem problem) {
				assertThat(problem.getStatusCode().value()).isEqualTo(400);
			}
		}
	}

}
