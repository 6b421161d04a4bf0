package io.casebook.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The services behind the gateway under test, with two companies: ZhongAn, said to be
 * founded by Ant Financial, which is younger, and Lufax.
 */
final class Platform implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final StubService COMPANY = new StubService();

	static final StubService METRICS = new StubService();

	static final StubService TIMELINE = new StubService();

	static final MovableClock CLOCK = new MovableClock();

	private static final List<String> COMPANIES = List.of("lufax", "zhongan");

	static final String PROFILES = """
			[{"key": "lufax", "name": "Lufax", "kind": "case", "founded": "2011", "country": "CN", "seat": "Shanghai",
			  "industry": "fintech", "summary": "Wealth", "sources": ["doc"],
			  "names": [{"name": "陆金所", "language": "zh", "kind": "localised"}], "identifiers": [],
			  "distinctions": [{"text": "Second", "sources": [{"key": "R18a", "locator": "p. 2"}]}], "mottos": [],
			  "flags": [], "recordedAt": "2026-11-23T22:57:45.217193Z", "revision": 1},
			 {"key": "zhongan", "name": "ZhongAn", "kind": "case", "founded": "2013", "summary": "Insurer",
			  "sources": ["doc"], "flags": []}]""";

	static final String RELATIONSHIP = """
			{"from": "zhongan", "relation": "founded-by", "to": "ant-financial", "date": "2013",
			 "sources": [{"key": "doc"}], "flags": []}""";

	static final String RELATIONSHIPS = "[" + RELATIONSHIP + "]";

	static final String PLACED_RELATIONSHIPS = placed(1, RELATIONSHIP);

	static final String CASES = """
			{"companies": %s,
			 "offerings": [{"key": "lufax-p2p", "company": "lufax", "name": "P2P lending", "date": "2011"}],
			 "relationships": %s}""".formatted(PROFILES, PLACED_RELATIONSHIPS);

	static final String INDICES = """
			[{"key": "valuation", "title": "Valuation", "unit": "USD", "unitLabel": "US$", "dimension": "money",
			  "better": "higher", "basis": "actual"}]""";

	static final String LUFAX_CELL = """
			{"company": "lufax", "index": "valuation", "state": "reported", "value": 18500000000.10, "relation": "approx",
			 "unit": "USD", "display": "≈ US$18.5 bn", "period": "2016", "periodAsStated": "early 2016",
			 "status": "estimated", "knownFrom": "2018-01/2018-07", "asStated": "US$18.5bn", "sources": [{"key": "R18a"}],
			 "rank": {"from": 1, "to": 1, "of": 1}, "claims": 1, "more": 0, "agreement": "single",
			 "rule": "latest-preferred/1", "observation": "o-1", "flags": [], "verdicts": []}""";

	static final String ZHONGAN_CELL = """
			{"company": "zhongan", "index": "valuation", "state": "not-reported", "sources": [], "claims": 0, "more": 0,
			 "flags": [], "verdicts": []}""";

	static final String EVENTS = """
			[{"id": "e-1", "company": "lufax", "subject": "lufax-p2p", "date": "2010", "kind": "launch", "title": "Early",
			  "amount": {"value": 1.50, "relation": "le", "unit": "USD"}, "sources": [{"key": "doc"}], "flags": [],
			  "recordedAt": "2026-11-23T22:57:47.032779Z", "revision": 1}]""";

	static final String SOURCE_ITEMS = """
			[{"key": "R18a", "citationShort": "Reuters, 2018a", "csl": {"id": "R18a", "type": "document"}},
			 {"key": "doc", "citationShort": "Case study", "csl": {"id": "doc", "type": "document"}}]""";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		reset();
		TestPropertyValues
			.of("casebook.services.company.url=" + COMPANY.url(), "casebook.services.metrics.url=" + METRICS.url(),
					"casebook.services.timeline.url=" + TIMELINE.url())
			.applyTo(context);
	}

	static void reset() {
		COMPANY.reset();
		METRICS.reset();
		TIMELINE.reset();
		CLOCK.reset();
		List.of(COMPANY, METRICS, TIMELINE).forEach((service) -> service.forget("/v3/api-docs"));
		companies();
		matrix("2018-07");
		timeline("2018-07");
	}

	private static void companies() {
		COMPANY.answer("/internal/cases?group=pair", CASES);
		answerEach(COMPANY, "/internal/cases?companies=%s", COMPANIES, CASES);
		COMPANY.answer("/internal/cases?companies=ant-financial", """
				{"companies": [{"key": "ant-financial", "name": "Ant Financial", "kind": "case", "founded": "2014"}],
				 "offerings": [], "relationships": []}""");
		COMPANY.answer("/internal/keys?keys=ant-financial", known("ant-financial"));
		COMPANY.answer("/internal/keys?keys=lufax", known("lufax"));
		answerEach(COMPANY, "/internal/sources?keys=%s", List.of("R18a", "doc"),
				"{\"items\": %s}".formatted(SOURCE_ITEMS));
		COMPANY.answer("/api/v1/groups/pair",
				"{\"key\": \"pair\", \"title\": \"Pair\", \"members\": [\"lufax\", \"zhongan\"]}");
		COMPANY.answer("/internal/cases?group=nope", 404, unknown("group", "nope"));
		COMPANY.answer("/api/v1/groups/nope", 404, unknown("group", "nope"));
		COMPANY.answer("/internal/cases?companies=nope,lufax", 404, unknown("companies", "nope"));
	}

	/** The matrix as of a date; distinct dates keep what tests leave in caches apart. */
	static void matrix(String asOf) {
		String matrix = """
				{"asOf": "%s", "companies": ["lufax", "zhongan"], "indices": %s,
				 "cells": [%s, %s]}""".formatted(asOf, INDICES, LUFAX_CELL, ZHONGAN_CELL);
		answerEach(METRICS, "/internal/matrix?companies=%s&indexSet=key-indices&asOf=" + asOf, COMPANIES, matrix);
	}

	static void timeline(String asOf) {
		answerEach(TIMELINE, "/api/v1/timelines?companies=%s&asOf=" + asOf + "&limit=2000", COMPANIES,
				"{\"align\": \"calendar\", \"items\": %s}".formatted(EVENTS));
	}

	/** Answers for all the keys together and for each alone, of which no more is read. */
	private static void answerEach(StubService service, String address, List<String> keys, String json) {
		service.answer(address.formatted(String.join(",", keys)), json);
		keys.forEach((key) -> service.answer(address.formatted(key), json));
	}

	/** The only relationship, as the company service tells of it. */
	static String placed(int place, String relationship) {
		return "[{\"place\": %d, \"relationship\": %s}]".formatted(place, relationship);
	}

	static String known(String company) {
		return "{\"known\": [{\"key\": \"%s\", \"kind\": \"company\"}]}".formatted(company);
	}

	static String unknown(String parameter, String key) {
		return """
				{"type": "/problems/unknown-key", "title": "The key is unknown", "status": 404,
				 "detail": "There is none with the key '%2$s'",
				 "errors": [{"detail": "There is none", "parameter": "%1$s", "value": "%2$s"}]}""".formatted(parameter,
				key);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		@Primary
		Clock movableClock() {
			return CLOCK;
		}

	}

	/** A clock that tests move. */
	static final class MovableClock extends Clock {

		private static final Instant START = Instant.parse("2018-07-31T23:59:59Z");

		private volatile Instant now = START;

		void move(Duration step) {
			this.now = this.now.plus(step);
		}

		void reset() {
			this.now = START;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
