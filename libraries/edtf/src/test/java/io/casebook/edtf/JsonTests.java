package io.casebook.edtf;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void aDateIsItsText() {
		assertThat(this.mapper.writeValueAsString(new Founding(EdtfDate.of("2011/.."))))
			.isEqualTo("{\"date\":\"2011/..\"}");
		assertThat(this.mapper.readValue("{\"date\":\"2011/..\"}", Founding.class))
			.isEqualTo(new Founding(EdtfDate.of("2011/..")));
	}

	@Test
	void anAbsentDateStaysAbsent() {
		assertThat(this.mapper.readValue("{\"date\":null}", Founding.class)).isEqualTo(new Founding(null));
		assertThat(this.mapper.readValue("{}", Founding.class)).isEqualTo(new Founding(null));
	}

	@Test
	void aRefusalIsTheCauseOfTheMappersOwn() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"date\":\"2017-02-30\"}", Founding.class))
			.withCauseInstanceOf(EdtfException.class);
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"date\":\"\"}", Founding.class));
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"date\":2017}", Founding.class));
	}

	record Founding(@Nullable EdtfDate date) {
	}

}
