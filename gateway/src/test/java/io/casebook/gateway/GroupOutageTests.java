package io.casebook.gateway;

import java.time.Duration;
import java.util.List;

import io.casebook.gateway.view.Representation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of a group while the company service is out. */
@GatewayTest
class GroupOutageTests {

	private static final String VIEW = "/api/v1/comparisons?indexSet=key-indices&group=pair&asOf=";

	@Autowired
	private WebTestClient http;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void comparisonOfAnUnknownGroupNeedsTheCompanyService() {
		Platform.COMPANY.gone();
		get("/api/v1/comparisons?indexSet=key-indices&group=never-heard-of").expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "5")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"type": "/problems/unavailable", "title": "Something needed does not answer", "status": 503,
					 "detail": "company-service does not answer", "instance": "/api/v1/comparisons"}""",
					JsonCompareMode.STRICT);
	}

	@Test
	void comparisonOfAGroupThatRoutesHaveUsedDoesWithoutTheCompanyService() {
		group("routed", "lufax", "zhongan");
		Platform.TIMELINE.answer("/api/v1/events?company=lufax,zhongan", "{\"items\": []}");
		get("/api/v1/events?group=routed").expectStatus().isOk();
		Platform.COMPANY.gone();
		Platform.timeline("2004");
		get("/api/v1/comparisons?group=routed&asOf=2004&include=profiles,timeline").expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"asOf": "2004", "companies": [{"key": "lufax"}, {"key": "zhongan"}], "timeline": %s,
					 "sections": {"timeline": {"status": "live"}, "profiles": {"status": "unavailable",
					   "problem": {"type": "/problems/unavailable", "title": "Something needed does not answer",
					     "status": 503, "detail": "company-service does not answer"}}}}""".formatted(Platform.EVENTS),
					JsonCompareMode.STRICT);
	}

	@Test
	void whatIsShownOfAGroupAsLastHeardOfSaysSoWhereNoProfilesDo() {
		group("heard", "lufax", "zhongan");
		Platform.TIMELINE.answer("/api/v1/events?company=lufax,zhongan", "{\"items\": []}");
		get("/api/v1/events?group=heard").expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist(Representation.SECTIONS_HEADER);
		Platform.matrix("2016");
		Platform.timeline("2016");
		Platform.COMPANY.gone();
		Platform.CLOCK.move(Duration.ofHours(1));
		String view = "/api/v1/comparisons?group=heard&indexSet=key-indices&asOf=2016&fields=sections";
		assertThat(text(view + "&include=matrix,timeline"))
			.isEqualTo("{\"sections\":{\"matrix\":{\"status\":\"stale\",\"age\":\"PT1H\",\"unchecked\":[\"profiles\"]},"
					+ "\"timeline\":{\"status\":\"stale\",\"age\":\"PT1H\"}}}");
		assertThat(text(view + "&include=profiles,timeline")).contains("\"profiles\":{\"status\":\"unavailable\"",
				"\"timeline\":{\"status\":\"live\"}");
		get("/api/v1/events?group=heard").expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(Representation.SECTIONS_HEADER, "group=stale PT1H");
	}

	@Test
	void whichCompaniesAGroupHadAtAnotherTimeIsNotGuessed() {
		get(VIEW + "2018-07&fields=asOf").expectStatus().isOk();
		String then = "&recordedAsOf=2018-01-02T03:04:05Z";
		Platform.METRICS.answer("/internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2018-07" + then,
				"{\"indices\": %s, \"cells\": [%s]}".formatted(Platform.INDICES, Platform.LUFAX_CELL));
		Platform.TIMELINE.answer("/api/v1/events?company=lufax,zhongan", "{\"items\": []}");
		get("/api/v1/events?group=pair").expectStatus().isOk();
		Platform.COMPANY.gone();
		get(VIEW + "2018-07" + then).expectStatus().isEqualTo(503);
		get("/api/v1/events?group=pair").expectStatus().isOk();
		get("/api/v1/events?group=pair" + then).expectStatus().isEqualTo(503);
	}

	@Test
	void whatWasLastHeardOfAGroupCountsWhoeverAsked() {
		group("grown", "lufax");
		Platform.COMPANY.answer("/internal/cases?group=grown", Platform.CASES);
		for (String companies : List.of("lufax", "lufax,zhongan")) {
			Platform.TIMELINE.answer("/api/v1/events?company=" + companies,
					"{\"items\": [{\"id\": \"%s\"}]}".formatted(companies));
		}
		assertThat(text("/api/v1/events?group=grown")).contains("\"lufax\"");
		Platform.CLOCK.move(Duration.ofMinutes(1));
		Platform.timeline("2020");
		text("/api/v1/comparisons?group=grown&asOf=2020&include=timeline");
		Platform.COMPANY.gone();
		assertThat(text("/api/v1/events?group=grown")).contains("\"lufax,zhongan\"");
	}

	@Test
	void whatWasLastHeardOfAGroupMayBeThatThereIsNone() {
		group("retired", "lufax");
		Platform.TIMELINE.answer("/api/v1/events?company=lufax", "{\"items\": []}");
		get("/api/v1/events?group=retired").expectStatus().isOk();
		Platform.COMPANY.answer("/api/v1/groups/retired", 404, Platform.unknown("group", "retired"));
		get("/api/v1/events?group=retired").expectStatus().isNotFound();
		Platform.COMPANY.gone();
		Platform.CLOCK.move(Duration.ofHours(1));
		get("/api/v1/events?group=retired").expectStatus().isEqualTo(503);
	}

	@Test
	void whatWasLastHeardOfAGroupMayBeThatItIsTooLargeToBeCompared() {
		group("swollen", "lufax");
		Platform.TIMELINE.answer("/api/v1/events?company=lufax", "{\"items\": []}");
		get("/api/v1/events?group=swollen").expectStatus().isOk();
		Platform.COMPANY.answer("/internal/cases?group=swollen", 400,
				"""
						{"type": "/problems/invalid-parameter", "status": 400, "detail": "a group of 1 to 50 companies; it has 51"}""");
		String view = "/api/v1/comparisons?group=swollen&include=timeline&asOf=2021";
		assertThat(String
			.valueOf(get(view).expectStatus().isBadRequest().expectBody(String.class).returnResult().getResponseBody()))
			.contains("it has 51");
		Platform.COMPANY.gone();
		Platform.CLOCK.move(Duration.ofHours(1));
		get(view).expectStatus().isEqualTo(503);
	}

	private static void group(String key, String... members) {
		Platform.COMPANY.answer("/api/v1/groups/" + key,
				"{\"key\": \"%s\", \"members\": [\"%s\"]}".formatted(key, String.join("\", \"", members)));
	}

	private WebTestClient.ResponseSpec get(String uri) {
		return this.http.get().uri((base) -> base.build().resolve(uri)).exchange();
	}

	private String text(String uri) {
		return String.valueOf(get(uri).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

}
