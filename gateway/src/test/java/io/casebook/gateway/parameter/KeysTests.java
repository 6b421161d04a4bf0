package io.casebook.gateway.parameter;

import java.util.Collections;
import java.util.List;

import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeysTests {

	@Test
	void aListTakesCommasAndRepetitionAndCountsEachKeyOnce() {
		assertThat(Keys.list("companies", List.of("b,a", "c", "a"))).containsExactly("b", "a", "c");
	}

	@Test
	void anAbsentParameterHasNoKeys() {
		assertThat(Keys.list("companies", null)).isEmpty();
		assertThat(Keys.one("group", null)).isNull();
	}

	@Test
	void aParameterWithoutAValueIsRefused() {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> Keys.list("companies", Collections.emptyList()))
			.withMessageContaining("'companies'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,,b", "a,", "A", "a b", "ä", "a/b",
			"12345678901234567890123456789012345678901234567890123456789012345" })
	void whatCannotBeAKeyIsRefused(String text) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> Keys.list("companies", List.of(text)))
			.withMessageContaining("'companies'");
	}

}
