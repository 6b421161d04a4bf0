package io.casebook.gateway.service;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonTextTests {

	private final JsonMapper json = new JsonMapper();

	@Test
	void isWrittenAsItWasRead() {
		String item = """
				{"id":"文献-1","volume":12345678901234567890.12345678901234567890,"issued":{"date-parts":[[2018,7]]},\
				"note":"\\"quoted\\",\\n a/b","language":null,"custom":{}}""";
		String text = "{\"item\":" + item + "}";
		assertThat(read(text).item()).isEqualTo(item);
		assertThat(this.json.writeValueAsString(read(text))).isEqualTo(text);
	}

	@Test
	void spacesAreLeftOut() {
		assertThat(read("{\"item\": { \"id\" : \"a b\",\n \"n\": [ 1.50 , true ] } }").item())
			.isEqualTo("{\"id\":\"a b\",\"n\":[1.50,true]}");
	}

	@Test
	void nothingStaysNothing() {
		assertThat(this.json.writeValueAsString(read("{\"item\":null}"))).isEqualTo("{\"item\":null}");
	}

	@Test
	void anItemThatDoesNotEndIsRefused() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read("{\"item\":{\"id\":\"a\""));
	}

	private Cited read(String text) {
		return this.json.readValue(text, Cited.class);
	}

	record Cited(@JsonRawValue @JsonDeserialize(using = JsonText.class) @Nullable String item) {
	}

}
