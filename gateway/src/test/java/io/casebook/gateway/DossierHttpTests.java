package io.casebook.gateway;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class DossierHttpTests {

	private static final String PROFILE = """
			{"key": "zhongan", "name": "ZhongAn", "kind": "case", "founded": "2013", "summary": "Insurer",
			 "sources": ["doc"], "flags": []}""";

	private static final String OFFERINGS = """
			[{"key": "health", "company": "zhongan", "name": "Health", "names": [], "kind": "insurance", "date": "2017",
			  "combines": [], "sources": [{"key": "doc"}], "flags": []}]""";

	private static final String CAPABILITIES = """
			[{"key": "pricing", "company": "zhongan", "statement": "Dynamic pricing", "sources": [{"key": "doc"}],
			  "flags": []}]""";

	private static final String OBSERVATIONS = """
			[{"id": "o-2", "company": "zhongan", "index": "partners", "relation": "eq", "value": 307, "unit": "{count}",
			  "display": "307 partners", "period": "2017", "status": "reported", "standing": "normal",
			  "knownFrom": "2018-01/2018-07", "sources": [{"key": "R18a"}], "flags": [], "revision": 1}]""";

	@Autowired
	private WebTestClient http;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
		Platform.COMPANY.answer("/internal/cases?companies=zhongan", """
				{"companies": [%s], "offerings": [], "relationships": %s}""".formatted(PROFILE,
				Platform.PLACED_RELATIONSHIPS));
		Platform.COMPANY.answer("/api/v1/companies/zhongan/offerings", "{\"items\": %s}".formatted(OFFERINGS));
		Platform.COMPANY.answer("/api/v1/companies/zhongan/capabilities", "{\"items\": %s}".formatted(CAPABILITIES));
		Platform.METRICS.answer("/api/v1/observations?company=zhongan&limit=200",
				"{\"items\": %s, \"next\": \"c\"}".formatted(OBSERVATIONS));
		Platform.TIMELINE.answer("/api/v1/timelines?companies=zhongan&limit=2000", "{\"items\": []}");
	}

	@Test
	void dossierHoldsEverythingOnACompany() {
		get("/api/v1/dossiers/zhongan").expectStatus()
			.isOk()
			.expectHeader()
			.exists(HttpHeaders.ETAG)
			.expectBody()
			.json("""
					{"company": "zhongan", "profile": %s, "offerings": %s, "capabilities": %s, "relationships": %s,
					 "observations": %s, "timeline": [],
					 "sources": {"R18a": {"citationShort": "Reuters, 2018a", "csl": {"id": "R18a", "type": "document"}},
					   "doc": {"citationShort": "Case study", "csl": {"id": "doc", "type": "document"}}},
					 "findings": [
					   {"code": "founder-younger-than-founded", "severity": "warning", "about": ["zhongan", "ant-financial"],
					    "message": "Ant Financial, founded in 2014, is said to have founded ZhongAn in 2013"}],
					 "sections": {"profile": {"status": "live"}, "offerings": {"status": "live"},
					   "capabilities": {"status": "live"}, "relationships": {"status": "live"},
					   "observations": {"status": "live", "next": "/api/v1/observations?company=zhongan&limit=200&cursor=c"},
					   "timeline": {"status": "live"}, "sources": {"status": "live"},
					   "findings": {"status": "live", "unchecked": ["observations"]}}}"""
				.formatted(PROFILE, OFFERINGS, CAPABILITIES, Platform.RELATIONSHIPS, OBSERVATIONS),
					JsonCompareMode.STRICT);
	}

	@Test
	void whatWasFoundToBeWrongIsShownButNotHeldAgainstAnybody() {
		String early = OBSERVATIONS.replace("2017", "2009").replace("o-2", "o-3").replace("R18a", "doc");
		Platform.METRICS.answer("/api/v1/observations?company=zhongan&limit=200", "{\"items\": %s}".formatted(early));
		get("/api/v1/dossiers/zhongan").expectBody()
			.jsonPath("$.findings[?(@.code == 'claim-before-founding')]")
			.isNotEmpty();
		Platform.METRICS.answer("/api/v1/observations?company=zhongan&limit=200",
				"{\"items\": %s}".formatted(early.replace("normal", "deprecated")));
		get("/api/v1/dossiers/zhongan").expectBody()
			.jsonPath("$.observations[0].standing")
			.isEqualTo("deprecated")
			.jsonPath("$.findings[?(@.code == 'claim-before-founding')]")
			.isEmpty();
	}

	@Test
	void findingsSayHowOldIsWhatIsKnownOfTheKeysThatAreNamed() {
		get("/api/v1/dossiers/zhongan").expectBody().jsonPath("$.sections.findings.status").isEqualTo("live");
		Platform.COMPANY.answer("/internal/keys?keys=ant-financial", 500, "{}");
		Platform.CLOCK.move(Duration.ofMinutes(1));
		get("/api/v1/dossiers/zhongan").expectBody()
			.jsonPath("$.sections.profile.status")
			.isEqualTo("live")
			.jsonPath("$.sections.findings.age")
			.isEqualTo("PT1M");
	}

	@Test
	void dossierWhenTimelineIsDownMarksTheSection() {
		Platform.TIMELINE.gone();
		Platform.COMPANY.answer("/internal/cases?companies=other", """
				{"companies": [{"key": "other", "name": "Other", "kind": "case"}], "offerings": [],
				 "relationships": []}""");
		Platform.COMPANY.answer("/api/v1/companies/other/offerings", "{\"items\": []}");
		Platform.COMPANY.answer("/api/v1/companies/other/capabilities", "{\"items\": []}");
		Platform.METRICS.answer("/api/v1/observations?company=other&limit=200", "{\"items\": []}");
		get("/api/v1/dossiers/other").expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"company": "other", "profile": {"key": "other", "name": "Other", "kind": "case"}, "offerings": [],
					 "capabilities": [], "relationships": [], "observations": [], "sources": {}, "findings": [],
					 "sections": {"profile": {"status": "live"}, "offerings": {"status": "live"},
					   "capabilities": {"status": "live"}, "relationships": {"status": "live"},
					   "observations": {"status": "live"}, "timeline": {"status": "unavailable",
					     "problem": {"type": "/problems/unavailable", "title": "Something needed does not answer",
					       "status": 503, "detail": "timeline-service does not answer"}},
					   "sources": {"status": "live"}, "findings": {"status": "live", "unchecked": ["timeline"]}}}""",
					JsonCompareMode.STRICT);
	}

	@Test
	void whatIsNotCheckedIsNamedAsInADossier() {
		Platform.METRICS.gone();
		Platform.COMPANY.answer("/internal/cases?companies=long-lived", """
				{"companies": [{"key": "long-lived", "name": "Long", "kind": "case"}], "offerings": [],
				 "relationships": []}""");
		Platform.COMPANY.answer("/api/v1/companies/long-lived/offerings", "{\"items\": []}");
		Platform.COMPANY.answer("/api/v1/companies/long-lived/capabilities", "{\"items\": []}");
		Platform.TIMELINE.answer("/api/v1/timelines?companies=long-lived&limit=2000",
				"{\"items\": [], \"next\": \"c\"}");
		get("/api/v1/dossiers/long-lived").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.sections.findings.unchecked")
			.isEqualTo(List.of("observations", "timeline"));
		Platform.COMPANY.answer("/internal/cases?companies=unknown-today", 500, "{}");
		Platform.COMPANY.answer("/api/v1/companies/unknown-today/offerings", "{\"items\": []}");
		Platform.COMPANY.answer("/api/v1/companies/unknown-today/capabilities", "{\"items\": []}");
		Platform.TIMELINE.answer("/api/v1/timelines?companies=unknown-today&limit=2000", "{\"items\": []}");
		get("/api/v1/dossiers/unknown-today").expectBody()
			.jsonPath("$.sections.findings.unchecked")
			.isEqualTo(List.of("profile", "observations"));
	}

	@Test
	void fieldsOfADossierCanBeSelected() {
		Platform.METRICS.answer("/api/v1/observations?company=zhongan&limit=200",
				"{\"items\": %s}".formatted(OBSERVATIONS));
		get("/api/v1/dossiers/zhongan?fields=profile.name,observations.value").expectBody().json("""
				{"profile": {"name": "ZhongAn"}, "observations": [{"value": 307}]}""", JsonCompareMode.STRICT);
		get("/api/v1/dossiers/zhongan?fields=profile.nope").expectStatus().isBadRequest();
		get("/api/v1/dossiers/zhongan?foo=1").expectStatus().isBadRequest();
	}

	@Test
	void anUnknownCompanyIsNamed() {
		Platform.COMPANY.answer("/internal/cases?companies=nope", 404, Platform.unknown("companies", "nope"));
		for (String key : new String[] { "nope", "No" }) {
			get("/api/v1/dossiers/" + key).expectStatus()
				.isNotFound()
				.expectBody()
				.json("""
						{"type": "/problems/unknown-key", "title": "The key is unknown", "status": 404,
						 "detail": "There is no company with the key '%1$s'", "instance": "/api/v1/dossiers/%1$s",
						 "errors": [{"parameter": "company", "value": "%1$s", "detail": "There is no company with this key"}]}"""
					.formatted(key), JsonCompareMode.STRICT);
		}
	}

	@Test
	void dossierOfWhichNothingCanBeHadIsUnavailable() {
		Platform.COMPANY.gone();
		Platform.METRICS.gone();
		Platform.TIMELINE.gone();
		get("/api/v1/dossiers/never-seen").expectStatus().isEqualTo(503).expectHeader().exists(HttpHeaders.RETRY_AFTER);
	}

	private WebTestClient.ResponseSpec get(String uri) {
		return this.http.get().uri((base) -> base.build().resolve(uri)).exchange();
	}

}
