package io.casebook.timeline.event;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class HolderTests {

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void load() {
		Packages.load(this.client,
				List.of(Packages.event("acme", "2011", "founding", "Founded"),
						Packages.with(Packages.event("beta", "2012", "launch", "Pay"), "subject", "acme-pay", "sources",
								"A1#p. 4;B2"),
						Packages.with(Packages.event("beta", "2013", "acquisition", "Bought"), "subject", "acme",
								"sources", "B2")));
	}

	@Test
	void currentEventsAreToldByWhatTheyReferTo() {
		String own = id(0);
		String offering = id(1);
		String subject = id(2);
		tells("entities/acme", own, subject);
		tells("entities/acme-pay", offering);
		tells("entities/beta", offering, subject);
		tells("sources/doc", own);
		tells("sources/A1", offering);
		tells("sources/B2", offering, subject);
	}

	@ParameterizedTest
	@ValueSource(strings = { "entities/nobody", "entities/doc", "sources/acme", "sources/a1", "sources/A" })
	void whatNoEventRefersToHasNone(String thing) {
		tells(thing);
	}

	@Test
	void eventsThatAreRetiredOrReferToOthersByNowDoNotCount() {
		String moved = id(1);
		write(HttpMethod.DELETE, id(0), null).is(204, null);
		write(HttpMethod.PATCH, moved, "{\"company\": \"gamma\", \"subject\": null, \"sources\": [\"C3\"]}").is(200,
				"\"r2\"");
		tells("sources/doc");
		tells("entities/acme-pay");
		tells("sources/A1");
		tells("entities/gamma", moved);
		tells("sources/C3", moved);
	}

	@Test
	void ofManyOnlySomeAreTold() {
		Packages.load(this.client,
				IntStream.range(0, 30)
					.mapToObj((i) -> Packages.event("acme", "2011", "milestone", "Step " + i))
					.toList());
		assertThat(Answers.get(this.client, "/internal/entities/acme/holders").at("/holders")).hasSize(10);
		assertThat(Answers.get(this.client, "/internal/sources/doc/holders").at("/holders")).hasSize(10);
	}

	private Written write(HttpMethod method, String id, @Nullable String body) {
		return Written.send(this.client, method, "/api/v1/events/" + id, body, "If-Match", "*");
	}

	private String id(int place) {
		return Answers.get(this.client, "/api/v1/events").at("/items/" + place + "/id").asString();
	}

	private void tells(String thing, String... events) {
		assertThat(Answers.get(this.client, "/internal/" + thing + "/holders")
			.at("/holders")
			.valueStream()
			.map((holder) -> holder.asString())).containsExactlyInAnyOrderElementsOf(
					List.of(events).stream().map((id) -> "event " + id).collect(Collectors.toList()));
	}

}
