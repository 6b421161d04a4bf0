package io.casebook.acceptance;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The comparison in each of its formats, whole and in part.
 */
@AgainstPlatform
class ComparisonFormatTests {

	private static final String QUERY = "?group=fintech-cases&indexSet=key-indices&asOf=2018-07";

	@ParameterizedTest
	@CsvSource({ "text/csv, .csv", "text/markdown, .md" })
	void suffixAndAcceptGiveTheSameFormat(String type, String suffix) {
		Answer accepted = Platform.get(Platform.COMPARISON, "Accept", type);
		Answer named = Platform.get("/api/v1/comparisons" + suffix + QUERY);
		assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
		assertThat(named.status()).as(named.toString()).isEqualTo(200);
		assertThat(accepted.header("Content-Type")).startsWith(type);
		assertThat(named.header("Content-Type")).startsWith(type);
		assertThat(named.body()).isEqualTo(accepted.body());
	}

	@Test
	void jsonIsTheDefaultAndABrowserGetsItToo() {
		assertThat(Platform.get(Platform.COMPARISON).header("Content-Type")).startsWith("application/json");
		assertThat(Platform.get(Platform.COMPARISON, "Accept", "*/*").header("Content-Type"))
			.startsWith("application/json");
		assertThat(Platform.get(Platform.COMPARISON, "Accept", "application/json").status()).isEqualTo(200);
	}

	@Test
	void csvHasARowPerCellWithExactFiguresAndCitations() {
		List<NamedCsvRecord> rows = CsvReader.builder()
			.ofNamedCsvRecord(Platform.get("/api/v1/comparisons.csv" + QUERY).body())
			.stream()
			.toList();
		assertThat(rows).hasSize(96);
		NamedCsvRecord lufax = rows.stream()
			.filter((row) -> row.getField("company").equals("lufax") && row.getField("index").equals("valuation"))
			.findFirst()
			.orElseThrow();
		assertThat(lufax.getField("value")).isEqualTo("18500000000");
		assertThat(lufax.getField("relation")).isEqualTo("approx");
		assertThat(lufax.getField("unit")).isEqualTo("USD");
		assertThat(lufax.getField("period")).isEqualTo("2016");
		assertThat(String.join("|", lufax.getFields())).contains("R18a").contains("Reuters, 2018a");
		assertThat(rows.stream().filter((row) -> !row.getField("value").isEmpty())).hasSize(28)
			.allSatisfy((row) -> assertThat(new BigDecimal(row.getField("value")).toPlainString())
				.isEqualTo(row.getField("value")));
		assertThat(rows.stream().filter((row) -> row.getField("value").isEmpty())).hasSize(68)
			.allSatisfy((row) -> assertThat(row.getField("state")).isEqualTo("not-reported"));
	}

	@Test
	void markdownIsATableWithItsSourcesBeneath() {
		String markdown = Platform.get("/api/v1/comparisons.md" + QUERY).body();
		List<String> table = Arrays.stream(markdown.split("\n")).filter((line) -> line.startsWith("|")).toList();
		assertThat(table.size()).as(markdown).isGreaterThanOrEqualTo(2 + 4);
		assertThat(table.stream().map((line) -> line.replace("\\|", "").chars().filter((c) -> c == '|').count()))
			.as("columns of each line")
			.containsOnly(table.getFirst().chars().filter((c) -> c == '|').count());
		assertThat(markdown).contains("Ant Financial", "Lufax", "ZhongAn", "QuDian", "≈ US$18.5 bn", "> 30 mn users")
			.containsIgnoringCase("not reported");
		assertThat(markdown.lastIndexOf("Reuters, 2018a")).isGreaterThan(markdown.lastIndexOf("\n|"));
	}

	@Test
	void numbersAreWrittenWithoutExponent() {
		assertThat(Platform.get(Platform.COMPARISON).body()).doesNotContainPattern("\"value\"\\s*:\\s*[0-9.]+[eE]")
			.contains("150000000000");
	}

	@Test
	void unchangedViewIsNotSentAgain() {
		Answer first = Platform.get(Platform.COMPARISON);
		String tag = first.header("ETag");
		assertThat(tag).matches("(W/)?\"[^\"]+\"");
		assertThat(Platform.get(Platform.COMPARISON).header("ETag")).isEqualTo(tag);
		Answer again = Platform.get(Platform.COMPARISON, "If-None-Match", tag);
		assertThat(again.status()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(again.header("ETag")).isEqualTo(tag);
		assertThat(Platform.get(Platform.COMPARISON, "If-None-Match", "\"other\"").status()).isEqualTo(200);
		assertThat(Platform.get("/api/v1/comparisons.csv" + QUERY).header("ETag")).isNotEmpty().isNotEqualTo(tag);
	}

	@ParameterizedTest
	@CsvSource({ "profiles, companies", "matrix, cells", "timeline, timeline", "relationships, relationships",
			"findings, findings" })
	void includeLeavesOutTheRest(String include, String member) {
		JsonNode part = Platform.json(Platform.COMPARISON + "&include=" + include);
		assertThat(part.has(member)).as("%s in %s", member, part).isTrue();
		for (String other : List.of("cells", "timeline", "relationships", "findings")) {
			assertThat(part.has(other)).as("%s with include=%s", other, include).isEqualTo(other.equals(member));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "asOf,cells", "companies", "completeness" })
	void fieldsSelectMembers(String fields) {
		assertThat(Platform.json(Platform.COMPARISON + "&fields=" + fields).propertyNames())
			.containsExactlyInAnyOrder(fields.split(","));
	}

	@Test
	void companiesAndIndicesKeepTheOrderAskedFor() {
		JsonNode view = Platform
			.json("/api/v1/comparisons?companies=qudian,ant-financial&indices=active-users,valuation&asOf=2018-07");
		assertThat(Json.strings(view, "companies", "key")).containsExactly("qudian", "ant-financial");
		assertThat(Json.strings(view, "cells", "index")).containsExactly("active-users", "valuation", "active-users",
				"valuation");
	}

}
