package io.casebook.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ChangesTests {

	private static final String EVENT = """
			{"company": "lufax", "date": "2011", "kind": "founding", "title": "Founded", "sources": ["doc"]}""";

	@Autowired
	private WebTestClient client;

	private long before;

	@BeforeEach
	void nothing() {
		Packages.clear();
		this.before = lines("").getLast().path("position").asLong();
	}

	@Test
	void packageIsToldOncePerCompany() {
		Packages.send(this.client,
				Packages.lines(List.of(Packages.event("lufax", "2011", "founding", "Founded"),
						Packages.event("lufax", "2012", "launch", "Launched"),
						Packages.event("zhongan", "2013", "founding", "Founded"))))
			.expectStatus()
			.isOk();
		assertThat(changes()).containsExactly("recorded lufax [\"founding\",\"launch\"] 2",
				"recorded zhongan [\"founding\"] 1");
	}

	@Test
	void eventThatIsReplacedAndRetiredIsToldTwiceMore() {
		Written created = Written.send(this.client, HttpMethod.POST, "/api/v1/events", EVENT).is(201, "\"r1\"");
		String path = "/api/v1/events/" + created.id();
		Written.send(this.client, HttpMethod.PUT, path, EVENT.replace("2011", "2012"), "If-Match", "\"r1\"")
			.is(200, "\"r2\"");
		Written.send(this.client, HttpMethod.PUT, path, EVENT.replace("2011", "2012"), "If-Match", "\"r2\"")
			.is(200, "\"r2\"");
		Written.send(this.client, HttpMethod.DELETE, path, null, "If-Match", "\"r2\"").is(204, null);
		assertThat(changes()).containsExactly("recorded lufax [\"founding\"] 1 " + created.id(),
				"recorded lufax [\"founding\"] 1 " + created.id(), "retired lufax [\"founding\"] 1 " + created.id());
	}

	@Test
	void eventThatIsPutToAnotherCompanyIsToldWhereItWas() {
		Written created = Written.send(this.client, HttpMethod.POST, "/api/v1/events", EVENT).is(201, "\"r1\"");
		Written
			.send(this.client, HttpMethod.PUT, "/api/v1/events/" + created.id(), EVENT.replace("lufax", "zhongan"),
					"If-Match", "\"r1\"")
			.is(200, "\"r2\"");
		assertThat(changes()).containsExactly("recorded lufax [\"founding\"] 1 " + created.id(),
				"retired lufax [\"founding\"] 1 " + created.id(), "recorded zhongan [\"founding\"] 1");
	}

	private List<String> changes() {
		return lines("?after=" + this.before).stream()
			.filter((line) -> line.has("change"))
			.map((line) -> line.path("change"))
			.map((change) -> "%s %s %s %s %s"
				.formatted(change.path("change").asString(), change.path("company").asString(), change.path("kinds"),
						change.path("events"),
						(change.path("events").asInt() == 1) ? change.path("event").asString() : "")
				.strip())
			.map((text) -> text.replaceAll("(zhongan .* 1) .*", "$1"))
			.toList();
	}

	private List<JsonNode> lines(String query) {
		return Objects.requireNonNull(this.client.get()
			.uri("/api/v1/changes" + query)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.map(Answers::json)
			.takeUntil((line) -> !line.has("change"))
			.collectList()
			.block(Duration.ofSeconds(10)));
	}

}
