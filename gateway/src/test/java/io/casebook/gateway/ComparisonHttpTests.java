package io.casebook.gateway;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class ComparisonHttpTests {

	private static final String VIEW = "/api/v1/comparisons?group=pair&indexSet=key-indices";

	private static final String WHOLE = """
			{"asOf": "2018-07", "companies": %s, "indices": %s,
			 "cells": [%s, {"company": "zhongan", "index": "valuation", "state": "not-reported", "sources": [],
			   "claims": 0, "more": 0, "flags": [], "verdicts": []}],
			 "timeline": %s, "relationships": %s,
			 "sources": {"R18a": {"citationShort": "Reuters, 2018a", "csl": {"id": "R18a", "type": "document"}},
			   "doc": {"citationShort": "Case study", "csl": {"id": "doc", "type": "document"}}},
			 "findings": [
			   {"code": "event-before-founding", "severity": "warning",
			    "message": "The event \\"Early\\" of P2P lending is dated 2010, before its beginning in 2011",
			    "about": ["lufax", "lufax-p2p"]},
			   {"code": "founder-younger-than-founded", "severity": "warning",
			    "message": "Ant Financial, founded in 2014, is said to have founded ZhongAn in 2013",
			    "about": ["zhongan", "ant-financial"]}],
			 "completeness": {"lufax": 1, "zhongan": 0},
			 "sections": {"profiles": {"status": "live"}, "matrix": {"status": "live"}, "timeline": {"status": "live"},
			   "relationships": {"status": "live"}, "sources": {"status": "live"}, "findings": {"status": "live"}}}"""
		.formatted(Platform.PROFILES, Platform.INDICES, Platform.LUFAX_CELL, Platform.EVENTS, Platform.RELATIONSHIPS);

	@Autowired
	private WebTestClient http;

	@BeforeEach
	void reset() {
		Platform.reset();
	}

	@Test
	void comparisonOfAGroupIsComposedOfAllServices() {
		get(VIEW + "&asOf=2018-07").expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody()
			.json(WHOLE, JsonCompareMode.STRICT);
	}

	@Test
	void comparisonOfCompaniesIsTheSame() {
		get("/api/v1/comparisons?companies=lufax&companies=zhongan,lufax&indexSet=key-indices&asOf=2018-07")
			.expectStatus()
			.isOk()
			.expectBody()
			.json(WHOLE, JsonCompareMode.STRICT);
	}

	@Test
	void decimalsKeepTheirDigits() {
		assertThat(text(VIEW + "&asOf=2018-07")).contains("\"value\":18500000000.10,", "\"value\":1.50,");
		assertThat(text(VIEW + "&asOf=2018-07&fields=cells.value,timeline.amount"))
			.isEqualTo("{\"cells\":[{\"value\":18500000000.10},{}],"
					+ "\"timeline\":[{\"amount\":{\"value\":1.50,\"relation\":\"le\",\"unit\":\"USD\"}}]}");
	}

	@Test
	void citationsAreObjectsInPartsOfTheViewToo() {
		get(VIEW + "&asOf=2018-07&fields=sources.csl").expectStatus().isOk().expectBody().json("""
				{"sources": {"R18a": {"csl": {"id": "R18a", "type": "document"}},
				   "doc": {"csl": {"id": "doc", "type": "document"}}}}""", JsonCompareMode.STRICT);
	}

	@Test
	void asOfIsTodayByDefault() {
		Platform.matrix("2018-07-31");
		Platform.timeline("2018-07-31");
		assertThat(text(VIEW + "&fields=asOf")).isEqualTo("{\"asOf\":\"2018-07-31\"}");
	}

	@Test
	void whatWasRecordedByAPastTimeIsAsOfItsDayByDefault() {
		String then = "&recordedAsOf=2017-03-04T23:30:00-01:00";
		Platform.COMPANY.answer("/internal/cases?group=pair&recordedAsOf=2017-03-05T00:30:00Z", Platform.CASES);
		Platform.METRICS.answer(
				"/internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2017-03-05&recordedAsOf=2017-03-05T00:30:00Z",
				"{\"indices\": [], \"cells\": []}");
		String answer = text(VIEW + then + "&include=matrix");
		assertThat(answer).contains("\"asOf\":\"2017-03-05\"").contains("\"matrix\":{\"status\":\"live\"}");
		Platform.CLOCK.move(Duration.ofDays(3));
		assertThat(text(VIEW + then + "&include=matrix")).isEqualTo(answer);
		assertThat(text(VIEW + then + "&include=matrix&asOf=2017-03-05")).isEqualTo(answer);
	}

	@Test
	void emptyCellsBeforeTheFoundingAreToldApart() {
		Platform.METRICS.answer("/internal/matrix?companies=lufax,zhongan&indices=valuation&asOf=2012", """
				{"indices": [], "cells": [{"company": "lufax", "index": "valuation", "state": "not-known-yet"},
				  {"company": "zhongan", "index": "valuation", "state": "not-known-yet", "possiblyKnown": true}]}""");
		assertThat(text("/api/v1/comparisons?group=pair&indices=valuation&asOf=2012&include=matrix")).isEqualTo(
				"{\"asOf\":\"2012\",\"companies\":[{\"key\":\"lufax\"},{\"key\":\"zhongan\"}],\"indices\":[],\"cells\":["
						+ "{\"company\":\"lufax\",\"index\":\"valuation\",\"state\":\"not-known-yet\",\"verdicts\":[]},"
						+ "{\"company\":\"zhongan\",\"index\":\"valuation\",\"state\":\"not-founded-yet\",\"verdicts\":[]}],"
						+ "\"completeness\":{\"lufax\":0},\"sections\":{\"matrix\":{\"status\":\"live\"}}}");
	}

	@Test
	void theRecordedTimeAndTheAlignmentArePassedOn() {
		Platform.METRICS.answer(
				"/internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2018-07&recordedAsOf=2018-01-01T00:00:00Z",
				"{\"indices\": [], \"cells\": []}");
		Platform.COMPANY.answer("/internal/cases?group=pair&recordedAsOf=2018-01-01T00:00:00Z", Platform.CASES);
		Platform.TIMELINE.answer(
				"/api/v1/timelines?companies=lufax,zhongan&align=founding&asOf=2018-07"
						+ "&recordedAsOf=2018-01-01T00:00:00Z&limit=2000",
				"""
						{"anchors": [{"company": "lufax", "date": "2011", "event": "e-1"}, {"company": "zhongan"}],
						 "items": [], "next": "c+d"}""");
		get(VIEW + "&asOf=2018-07&recordedAsOf=2018-01-01T01:00:00%2B01:00&align=founding&include=matrix,timeline")
			.expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"asOf": "2018-07", "companies": [{"key": "lufax"}, {"key": "zhongan"}], "indices": [], "cells": [],
					 "timeline": [],
					 "anchors": [{"company": "lufax", "date": "2011", "event": "e-1"}, {"company": "zhongan"}],
					 "completeness": {},
					 "sections": {"matrix": {"status": "live"}, "timeline": {"status": "live",
					   "next": "/api/v1/timelines?companies=lufax%2Czhongan&align=founding&asOf=2018-07&recordedAsOf=2018-01-01T00%3A00%3A00Z&limit=2000&cursor=c%2Bd"}}}""",
					JsonCompareMode.STRICT);
	}

	@Test
	void findingsOfPartOfTheEventsSayThatTheOthersWereNotChecked() {
		Platform.TIMELINE.answer("/api/v1/timelines?companies=lufax,zhongan&asOf=2018-11&limit=2000",
				"{\"items\": [], \"next\": \"c\"}");
		Platform.matrix("2018-11");
		assertThat(text(VIEW + "&asOf=2018-11&include=findings&fields=sections"))
			.isEqualTo("{\"sections\":{\"findings\":{\"status\":\"live\",\"unchecked\":[\"timeline\"]}}}");
	}

	@Test
	void aCutTimelineIsToldWhateverFieldsAreSelected() {
		Platform.TIMELINE.answer("/api/v1/timelines?companies=lufax,zhongan&asOf=2009-11&limit=2000",
				"{\"items\": [], \"next\": \"c\"}");
		assertThat(text("/api/v1/comparisons?group=pair&asOf=2009-11&include=timeline&fields=timeline.title"))
			.isEqualTo("{\"timeline\":[],\"sections\":{\"timeline\":{\"status\":\"live\",\"next\":"
					+ "\"/api/v1/timelines?companies=lufax%2Czhongan&asOf=2009-11&limit=2000&cursor=c\"}}}");
	}

	@Test
	void onlyTheServicesThatAreNeededAreAsked() {
		assertThat(text("/api/v1/comparisons?group=pair&include=relationships&fields=relationships.to"))
			.isEqualTo("{\"relationships\":[{\"to\":\"ant-financial\"}]}");
		assertThat(Platform.COMPANY.requests()).containsExactly("GET /internal/cases?group=pair");
		assertThat(Platform.METRICS.requests()).isEmpty();
		assertThat(Platform.TIMELINE.requests()).isEmpty();
	}

	@Test
	void anUnchangedViewIsNotSentAgain() {
		String tag = get(VIEW + "&asOf=2018-07").expectBody().returnResult().getResponseHeaders().getETag();
		assertThat(tag).startsWith("\"");
		this.http.get()
			.uri((base) -> base.build().resolve(VIEW + "&asOf=2018-07"))
			.header(HttpHeaders.IF_NONE_MATCH, String.valueOf(tag))
			.exchange()
			.expectStatus()
			.isNotModified()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, String.valueOf(tag))
			.expectHeader()
			.cacheControl(CacheControl.noCache())
			.expectBody()
			.isEmpty();
		this.http.get()
			.uri((base) -> base.build().resolve(VIEW + "&asOf=2018-07&fields=asOf"))
			.header(HttpHeaders.IF_NONE_MATCH, String.valueOf(tag))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void csvIsChosenByTheAcceptHeaderOrTheSuffix() {
		String expected = "company,company_name,index,index_title,state,subject,subject_name,value,relation,unit,display,"
				+ "period,period_as_stated,status,known_from,as_stated,rank_from,rank_to,rank_of,claims,more,agreement,"
				+ "rule,observation,sources,source_keys,flags\r\n"
				+ "lufax,Lufax,valuation,Valuation,reported,,,18500000000.10,approx,USD,≈ US$18.5 bn,2016,early 2016,"
				+ "estimated,2018-01/2018-07,US$18.5bn,1,1,1,1,0,single,latest-preferred/1,o-1,\"Reuters, 2018a\",R18a,\r\n"
				+ "zhongan,ZhongAn,valuation,Valuation,not-reported,,,,,,,,,,,,,,,0,0,,,,,,\r\n";
		assertThat(text(VIEW + "&asOf=2018-07", "text/csv")).isEqualTo(expected);
		assertThat(text(VIEW.replace("comparisons", "comparisons.csv") + "&asOf=2018-07", "application/json"))
			.isEqualTo(expected);
		assertThat(Platform.TIMELINE.requests()).isEmpty();
	}

	@Test
	void markdownIsChosenByTheAcceptHeaderOrTheSuffix() {
		String expected = """
				# Comparison as of 2018-07

				| Index | Lufax | ZhongAn |
				| --- | --- | --- |
				| Valuation | ≈ US$18.5 bn (early 2016, estimated)[^1] | not reported |

				[^1]: Reuters, 2018a
				""";
		assertThat(text(VIEW + "&asOf=2018-07", "text/markdown, application/json;q=0.5")).isEqualTo(expected);
		assertThat(text(VIEW.replace("comparisons", "comparisons.md") + "&asOf=2018-07", "*/*")).isEqualTo(expected);
	}

	@Test
	void browsersThatAcceptAnythingGetJson() {
		this.http.get()
			.uri((base) -> base.build().resolve(VIEW + "&asOf=2018-07&include=relationships"))
			.header(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
			.exchange()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.valueEquals(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin");
	}

	@Test
	void unknownFormatsAreRefused() {
		this.http.get()
			.uri((base) -> base.build().resolve(VIEW))
			.accept(MediaType.APPLICATION_XML)
			.exchange()
			.expectStatus()
			.isEqualTo(406)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					indexSet=key-indices                                            | companies    |
					group=pair&companies=lufax&indexSet=key-indices                 | group        | pair
					group=pair                                                      | indexSet     |
					group=pair&indexSet=a&indices=b                                 | indexSet     | a
					group=Pair&indexSet=key-indices                                 | group        | Pair
					companies=lufax,,qudian&indexSet=key-indices                    | companies    | lufax,,qudian
					companies=&indexSet=key-indices                                 | companies    | ''
					companies=Lu%20fax&indexSet=key-indices                         | companies    | Lu fax
					group=pair&indexSet=key-indices&asOf=2018-13                    | asOf         | 2018-13
					group=pair&indexSet=key-indices&asOf=                           | asOf         | ''
					group=pair&indexSet=key-indices&asOf=2018/..                    | asOf         | 2018/..
					group=pair&indexSet=key-indices&asOf=2018&asOf=2019             | asOf         | 2018,2019
					group=pair&indexSet=key-indices&recordedAsOf=2018-07            | recordedAsOf | 2018-07
					group=pair&indexSet=key-indices&recordedAsOf=9999-12-31T23:59:59-01:00 | recordedAsOf | 9999-12-31T23:59:59-01:00
					group=pair&include=profiles&recordedAsOf=%2B12345-01-01T00:00:00Z | recordedAsOf | +12345-01-01T00:00:00Z
					group=pair&indexSet=key-indices&recordedAsOf=0000-01-01T00:00:00Z | recordedAsOf | 0000-01-01T00:00:00Z
					group=pair&indexSet=key-indices&align=birth                     | align        | birth
					group=pair&indexSet=key-indices&include=profile                 | include      | profile
					group=pair&indexSet=key-indices&include=                        | include      | ''
					group=pair&indexSet=key-indices&fields=cells.nope               | fields       | cells.nope
					""")
	void badInputIsNamed(String query, String parameter, String value) {
		get("/api/v1/comparisons?" + query).expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/invalid-parameter")
			.jsonPath("$.errors.length()")
			.isEqualTo(1)
			.jsonPath("$.errors[?(@.parameter == '%s')]".formatted(parameter))
			.exists()
			.jsonPath("$.errors[*].value")
			.isEqualTo((value != null) ? List.of(value) : List.of());
	}

	@Test
	void moreThanFiftyCompaniesAreRefused() {
		String keys = String.join(",", IntStream.range(0, 51).mapToObj((i) -> "c" + i).toList());
		get("/api/v1/comparisons?indexSet=key-indices&companies=" + keys).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].parameter")
			.isEqualTo("companies");
	}

	@Test
	void unknownParametersAreRefused() {
		get(VIEW + "&asof=2018").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unknown-parameter")
			.jsonPath("$.errors[0].parameter")
			.isEqualTo("asof");
	}

	@Test
	void whatATableCannotShowIsRefused() {
		for (String query : List.of("&fields=asOf", "&include=timeline")) {
			get(VIEW.replace("comparisons", "comparisons.csv") + query).expectStatus().isBadRequest();
			get(VIEW.replace("comparisons", "comparisons.md") + query).expectStatus().isBadRequest();
		}
	}

	@ParameterizedTest
	@CsvSource({ "group=nope&indexSet=key-indices, group", "'companies=nope,lufax&indexSet=key-indices', companies" })
	void unknownKeysAreTheClientsProblemAndNotAnOutage(String query, String parameter) {
		get("/api/v1/comparisons?asOf=2018-07&" + query).expectStatus()
			.isNotFound()
			.expectBody()
			.json("""
					{"type": "/problems/unknown-key", "title": "The key is unknown", "status": 404,
					 "detail": "There is none with the key 'nope'", "instance": "/api/v1/comparisons",
					 "errors": [{"detail": "There is none", "parameter": "%s", "value": "nope"}]}"""
				.formatted(parameter), JsonCompareMode.STRICT);
	}

	@Test
	void anUnknownIndexSetIsTheClientsProblemToo() {
		Platform.METRICS.answer("/internal/matrix?companies=lufax,zhongan&indexSet=nope&asOf=2018-07", 404,
				Platform.unknown("indexSet", "nope"));
		get("/api/v1/comparisons?group=pair&indexSet=nope&asOf=2018-07").expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.errors[0].parameter")
			.isEqualTo("indexSet");
	}

	@Test
	void keysThatNobodyHasAreFound() {
		Platform.COMPANY.answer("/internal/keys?keys=stranger", "{\"known\": []}");
		Platform.COMPANY.answer("/internal/cases?companies=loner", """
				{"companies": [{"key": "loner", "name": "Loner", "kind": "case", "sources": ["X1"]}], "offerings": [],
				 "relationships": [{"place": 1,
				   "relationship": {"from": "loner", "relation": "partner-of", "to": "stranger"}}]}""");
		Platform.COMPANY.answer("/internal/sources?keys=X1", "{\"items\": []}");
		Platform.TIMELINE.answer("/api/v1/timelines?companies=loner&asOf=2018-07&limit=2000", "{\"items\": []}");
		get("/api/v1/comparisons?companies=loner&asOf=2018-07&include=findings&fields=findings").expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"findings": [
					   {"code": "unknown-key", "severity": "info", "about": ["stranger"],
					    "message": "No company or offering has the key 'stranger', which is named by the relationship \\"Loner partner of stranger\\""},
					   {"code": "unknown-key", "severity": "info", "about": ["X1"],
					    "message": "No source has the key 'X1', which is cited"}],
					 "sections": {"findings": {"status": "live", "unchecked": ["matrix"]}}}""",
					JsonCompareMode.STRICT);
	}

	private WebTestClient.ResponseSpec get(String uri) {
		return this.http.get().uri((base) -> base.build().resolve(uri)).exchange();
	}

	private String text(String uri) {
		return text(uri, "application/json");
	}

	private String text(String uri, String accept) {
		return String.valueOf(this.http.get()
			.uri((base) -> base.build().resolve(uri))
			.header(HttpHeaders.ACCEPT, accept)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
