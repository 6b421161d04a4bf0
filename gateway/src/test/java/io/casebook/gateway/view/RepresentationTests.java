package io.casebook.gateway.view;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepresentationTests {

	@Test
	void theDigestIsMadeOfTheBytes() {
		assertThat(digest("a")).isEqualTo(digest("a")).isNotEqualTo(digest("b")).matches("[A-Za-z0-9_-]{43}");
	}

	@Test
	void aLineSaysHowItsSectionsWereHad() {
		Map<String, SectionStatus> sections = new LinkedHashMap<>();
		sections.put("matrix", new SectionStatus("stale", "PT5S", null, null, null));
		sections.put("sources", new SectionStatus("live", null, null, null, null));
		assertThat(Representation.text(Representation.CSV, "a", sections).sectionLine())
			.hasValue("matrix=stale PT5S, sources=live");
		assertThat(Representation.text(Representation.CSV, "a", Map.of()).sectionLine()).isEmpty();
	}

	private static String digest(String text) {
		return Representation.text(Representation.CSV, text, Map.of()).digest();
	}

}
