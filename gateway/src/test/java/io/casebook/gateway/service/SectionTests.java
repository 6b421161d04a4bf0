package io.casebook.gateway.service;

import java.time.Duration;
import java.util.stream.Stream;

import io.casebook.gateway.service.Section.Available;
import io.casebook.gateway.service.Section.Stale;
import io.casebook.gateway.service.Section.Unavailable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SectionTests {

	private static final ServiceUnavailableException OUTAGE = new ServiceUnavailableException(Service.METRICS,
			"does not answer", null);

	@ParameterizedTest
	@MethodSource
	void twoSectionsAreTogetherAsGoodAsTheWorse(Section<String> one, Section<String> other, Section<String> both) {
		assertThat(one.<String, String>and(other, String::concat)).isEqualTo(both);
	}

	static Stream<Arguments> twoSectionsAreTogetherAsGoodAsTheWorse() {
		Section<String> live = new Available<>("a");
		Section<String> young = new Stale<>("b", Duration.ofSeconds(1));
		Section<String> old = new Stale<>("c", Duration.ofSeconds(9));
		Section<String> missing = new Unavailable<>(OUTAGE);
		return Stream.of(arguments(live, live, new Available<>("aa")),
				arguments(live, young, new Stale<>("ab", Duration.ofSeconds(1))),
				arguments(young, live, new Stale<>("ba", Duration.ofSeconds(1))),
				arguments(young, old, new Stale<>("bc", Duration.ofSeconds(9))),
				arguments(old, young, new Stale<>("cb", Duration.ofSeconds(9))), arguments(live, missing, missing),
				arguments(missing, live, missing), arguments(old, missing, missing), arguments(missing, old, missing));
	}

}
