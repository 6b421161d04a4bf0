package io.casebook.gateway.service;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecurringValuesTests {

	private final JsonMapper json = JsonMapper.builder().addModule(new RecurringValues()).build();

	@Test
	void equalTextsAreOneObject() {
		Figure first = figure("{\"unit\": \"US$\", \"sources\": [\"R18a\"]}");
		Figure second = figure("{\"unit\": \"US$\", \"sources\": [\"R18b\", \"R18a\"]}");
		assertThat(second.unit()).isEqualTo("US$").isSameAs(first.unit());
		assertThat(second.sources()).containsExactly("R18b", "R18a");
		assertThat(second.sources().getLast()).isSameAs(first.sources().getFirst());
	}

	@Test
	void equalDatesAreOneObject() {
		assertThat(figure("{\"period\": \"2017-11~\"}").period()).isEqualTo(EdtfDate.of("2017-11~"))
			.isSameAs(figure("{\"period\": \"2017-11~\"}").period());
	}

	@Test
	void whatIsReadDoesNotDependOnWhatWasReadBefore() {
		for (int turn = 0; turn < 2; turn++) {
			for (int number = 0; number < 20_000; number++) {
				assertThat(figure("{\"unit\": \"unit %d\"}".formatted(number)).unit()).isEqualTo("unit " + number);
			}
		}
	}

	@Test
	void nothingStaysNothing() {
		Figure figure = figure("{\"unit\": null, \"period\": null}");
		assertThat(figure.unit()).isNull();
		assertThat(figure.period()).isNull();
	}

	@Test
	void whatIsNoTextOrNoDateIsRefused() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> figure("{\"unit\": {}}"));
		for (String date : List.of("\"2017-13\"", "\"\"", "\" \"", "\" 2017 \"", "2017", "true", "[\"2017\"]", "{}")) {
			assertThatExceptionOfType(JacksonException.class).as(date)
				.isThrownBy(() -> figure("{\"period\": %s}".formatted(date)));
		}
	}

	private Figure figure(String text) {
		return this.json.readValue(text, Figure.class);
	}

	record Figure(@Nullable String unit, @Nullable EdtfDate period, List<String> sources) {
	}

}
