package io.casebook.gateway.view;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RepresentationTests {

	@Test
	void theEntityTagIsMadeOfTheBytes() {
		assertThat(tag("a")).isEqualTo(tag("a")).isNotEqualTo(tag("b")).startsWith("\"").endsWith("\"");
	}

	@Test
	void aTextSaysInAHeaderHowItsSectionsWereHad() {
		Map<String, SectionStatus> sections = new LinkedHashMap<>();
		sections.put("matrix", new SectionStatus("stale", "PT5S", null, null, null));
		sections.put("sources", new SectionStatus("live", null, null, null, null));
		HttpHeaders headers = Representation.text(Representation.CSV, "a", sections).toResponse().getHeaders();
		assertThat(headers.getFirst("Casebook-Sections")).isEqualTo("matrix=stale PT5S, sources=live");
		assertThat(headers.getCacheControl()).isEqualTo("no-cache");
		assertThat(headers.getVary()).containsExactly("Accept", "Origin");
	}

	private static String tag(String text) {
		return String
			.valueOf(Representation.text(Representation.CSV, text, Map.of()).toResponse().getHeaders().getETag());
	}

}
