package io.casebook.gateway.filing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.catalogue.CatalogueIndex;
import io.casebook.ranking.Better;
import io.casebook.gateway.concept.ConceptMap;
import io.casebook.gateway.concept.ConceptMapping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompanyFactsTests {

	@TempDir
	private Path folder;

	@Test
	void factIsAClaimKnownFromTheDayOfFiling() {
		assertThat(claims(Edgar.assets(Edgar.fact("2021-01-01/2021-12-31", "100.50", 2022)), Edgar.NO_MAPPING))
			.containsExactly(Map.ofEntries(Map.entry("company", "acme"), Map.entry("index", "us-gaap-assets"),
					Map.entry("relation", "eq"), Map.entry("value", "100.50"), Map.entry("unit", "USD"),
					Map.entry("period", "2021-01-01/2021-12-31"), Map.entry("status", "reported"),
					Map.entry("standing", "normal"), Map.entry("knownFrom", "2022-02-10"),
					Map.entry("asStated", "100.50"), Map.entry("sources", "0000000001-22-000007#10-K us-gaap:Assets")));
	}

	@Test
	void instantIsItsDay() {
		assertThat(claims(Edgar.assets(Edgar.fact("2021-12-31", "1", 2022)), Edgar.NO_MAPPING)).extracting("period")
			.containsExactly("2021-12-31");
	}

	@Test
	void restatementIsASecondClaim() {
		assertThat(claims(Edgar.assets(Edgar.fact("2020-12-31", "100", 2021), Edgar.fact("2020-12-31", "90", 2022)),
				Edgar.NO_MAPPING))
			.extracting((claim) -> claim.get("value") + " " + claim.get("knownFrom"))
			.containsExactly("100 2021-02-10", "90 2022-02-10");
	}

	@Test
	void repetitionWithinAFilingIsCountedAndAContradictionIsKept() {
		EdgarFile file = file(Edgar.assets(Edgar.fact("2020-12-31", "100", 2021),
				Edgar.fact("2020-12-31", "100.0", 2021), Edgar.fact("2020-12-31", "90", 2021)));
		assertThat(Edgar.claims(file, Edgar.NO_MAPPING)).extracting("value").containsExactly("100", "90");
		assertThat(FactSurvey.of(file, Edgar.NO_MAPPING).tally().notes())
			.containsExactly("3 facts in the document: 2 claims, 1 repetitions of a claim within its filing");
	}

	@Test
	void periodThatEndsAfterTheFilingIsAPlan() {
		assertThat(claims(Edgar.assets(Edgar.fact("2022-01-01/2022-12-31", "1", 2022)), Edgar.NO_MAPPING))
			.extracting((claim) -> claim.get("status") + " " + claim.get("flags"))
			.containsExactly("planned ends-after-filing: The period ends after the day on which this was filed");
	}

	@Test
	void periodThatBeginsAfterItsEndIsTheEndWithAFlag() {
		EdgarFile file = file(Edgar.assets(Edgar.fact("2021-01-01/2020-12-31", "1", 2021)));
		assertThat(Edgar.claims(file, Edgar.NO_MAPPING))
			.extracting((claim) -> claim.get("period") + " " + claim.get("flags"))
			.containsExactly("2020-12-31 starts-after-end: The period is stated to begin on 2021-01-01, after its end");
		assertThat(FactSurvey.of(file, Edgar.NO_MAPPING).tally().notes()).containsExactly(
				"1 facts in the document: 1 claims, 0 repetitions of a claim within its filing",
				"1 claims are flagged starts-after-end: their periods are stated to begin after their ends");
	}

	@Test
	void factWithoutAValueIsNamedAndTheOthersAreKept() {
		EdgarFile file = file(
				Edgar.assets(Edgar.fact("2020-12-31", "null", 2021), Edgar.fact("2020-12-31", "\"-1.50\"", 2021)));
		assertThat(Edgar.claims(file, Edgar.NO_MAPPING)).extracting("value").containsExactly("-1.50");
		assertThat(FactSurvey.of(file, Edgar.NO_MAPPING).tally().notes()).containsExactly(
				"2 facts in the document: 1 claims, 0 repetitions of a claim within its filing, 1 without a value",
				"Not taken, because no value is stated: /facts/us-gaap/Assets/units/USD/0");
	}

	@Test
	void descriptionsOfAnyLengthAndOddLabelsAreNoReasonToRefuse() {
		String document = """
				{"cik": "0000000020", "entityName": "", "facts": {"srt": null, "ecd": {
				 "Amount": {"label": {"a": 1}, "description": "%s", "units": null},
				 "OtherAmount": {"label": "", "description": "%1$s", "units": {"": [%s], "CNY": [], "JPY": null}}}}}"""
			.formatted("wide ".repeat(60_000), Edgar.fact("9999-12-31", "1", 2021));
		EdgarFile file = new EdgarFile(Edgar.file(this.folder, document).path(), 10_000_000, false);
		FactSurvey survey = FactSurvey.of(file, Edgar.NO_MAPPING);
		assertThat(survey.filer()).isEqualTo(new Filer("0000000020", null));
		assertThat(IndexAssignment.of(survey.indices().values(), Map.of()).absent())
			.extracting((index) -> index.get("key") + " " + index.get("title") + " " + index.get("unit"))
			.containsExactly("ecd-other-amount OtherAmount {-e3b0c442}");
	}

	@ParameterizedTest
	@CsvSource({ "1E10, 10000000000", "1.50e-3, 0.00150", "-0.0, 0.0", "12345678901234567890, 12345678901234567890",
			"0.1000000000000000000000000000000000, 0.1", "0.33333333333333331, 0.33333333333333331" })
	void digitsAreKept(String written, String value) {
		assertThat(claims(Edgar.assets(Edgar.fact("2020-12-31", written, 2021)), Edgar.NO_MAPPING))
			.extracting((claim) -> claim.get("value") + " " + claim.get("asStated"))
			.containsExactly(value + " " + written);
	}

	@Test
	void orderOfMembersDoesNotMatterAndOthersArePassedOver() {
		String document = """
				{"x": [{"facts": 1}], "facts": {"dei": {"Shares": {"units": {"shares": [
				  {"frame": null, "new": {"a": [1]}, "form": "20-F/A", "filed": "2025-04-07", "val": 3,
				   "accn": "0001641172-25-002932", "end": "2025-04-02", "start": null}]},
				 "note": {"units": {}}, "description": null, "label": null}}},
				 "entityName": "Acme", "cik": "0001234567"}""";
		FactSurvey survey = FactSurvey.of(file(document), Edgar.NO_MAPPING);
		assertThat(survey.filer()).isEqualTo(new Filer("0001234567", "Acme"));
		assertThat(IndexAssignment.of(survey.indices().values(), Map.of()).absent())
			.containsExactly(Map.of("key", "dei-shares", "title", "Shares", "unit", "{share}", "unitLabel", "shares",
					"dimension", "count", "better", "none", "basis", "actual", "definition", "dei:Shares"));
		assertThat(claims(document, Edgar.NO_MAPPING)).extracting("sources")
			.containsExactly("0001641172-25-002932#20-F/A dei:Shares");
	}

	@Test
	void currenciesShareAnIndexAndOtherUnitsHaveTheirOwnWhateverTheirOrder() {
		String facts = "[%s]".formatted(Edgar.fact("2020-12-31", "0", 2021));
		String one = """
				{"cik":1,"entityName":"A","facts":{"us-gaap":{"Thing":{"units":
				 {"COP":%1$s,"segment":%1$s,"USD":%1$s,"reporting unit":%1$s}}}}}""".formatted(facts);
		String other = """
				{"cik":1,"entityName":"A","facts":{"us-gaap":{"Thing":{"units":
				 {"reporting unit":%1$s,"USD":%1$s,"segment":%1$s,"COP":%1$s}}}}}""".formatted(facts);
		assertThat(placed(one)).containsExactlyInAnyOrder("us-gaap-thing USD", "us-gaap-thing COP",
				"us-gaap-thing--segment {segment}",
				"us-gaap-thing--reporting-unit-dc867b2d-7b1bfbd5 {reporting_unit-dc867b2d}");
		assertThat(placed(other)).containsExactlyInAnyOrderElementsOf(placed(one));
		assertThat(
				IndexAssignment.of(FactSurvey.of(file(other), Edgar.NO_MAPPING).indices().values(), Map.of()).absent())
			.filteredOn((index) -> "us-gaap-thing".equals(index.get("key")))
			.extracting("unit")
			.containsExactly("USD");
	}

	@Test
	void indexThatIsThereKeepsItsUnitAndIsNotMadeAgain() {
		Map<String, CatalogueIndex> catalogue = Map.of("us-gaap-assets",
				new CatalogueIndex("us-gaap-assets", "{share}", "count"));
		EdgarFile file = file(Edgar.assets(Edgar.fact("2020-12-31", "1", 2021)));
		assertThat(Edgar.claims(file, Edgar.NO_MAPPING, catalogue)).extracting("index")
			.containsExactly("us-gaap-assets--money");
		assertThat(IndexAssignment.of(FactSurvey.of(file, Edgar.NO_MAPPING).indices().values(), catalogue).absent())
			.extracting("key")
			.containsExactly("us-gaap-assets--money");
	}

	@Test
	void mappingCountsForTheDaysOfFilingItIsFor() {
		ConceptMap mappings = new ConceptMap(List.of(mapping("Assets", "2022", null)));
		EdgarFile file = file(Edgar.assets(Edgar.fact("2020-12-31", "1", 2021), Edgar.fact("2020-12-31", "1", 2022)));
		assertThat(Edgar.claims(file, mappings)).extracting("index").containsExactly("us-gaap-assets", "wealth");
		assertThat(IndexAssignment.of(FactSurvey.of(file, mappings).indices().values(), Map.of()).absent())
			.containsExactlyInAnyOrder(
					Map.of("key", "us-gaap-assets", "title", "Total", "unit", "USD", "dimension", "money", "better",
							"none", "basis", "actual", "definition", "us-gaap:Assets. All of it."),
					Map.of("key", "wealth", "title", "Wealth", "unit", "USD", "dimension", "money", "better", "higher",
							"basis", "actual", "definition", "As filed with the SEC under us-gaap:Assets"));
	}

	@Test
	void conceptsOfOneIndexThatSayTheSameInOneFilingMakeOneClaimWithBothTags() {
		String fact = Edgar.fact("2020-12-31", "1", 2021);
		EdgarFile file = file("""
				{"cik":1,"entityName":"A","facts":{"us-gaap":{"Assets":{"units":{"USD":[%1$s]}},
				 "Means":{"units":{"USD":[%1$s, %2$s]}}}}}""".formatted(fact, Edgar.fact("2019-12-31", "2", 2021)));
		ConceptMap mappings = new ConceptMap(List.of(mapping("Assets", null, null), mapping("Means", null, null)));
		assertThat(Edgar.claims(file, mappings)).extracting("sources")
			.containsExactly("0000000001-21-000007#10-K us-gaap:Assets;0000000001-21-000007#10-K us-gaap:Means",
					"0000000001-21-000007#10-K us-gaap:Means");
		assertThat(FactSurvey.of(file, mappings).tally().notes())
			.containsExactly("3 facts in the document: 2 claims, 0 repetitions of a claim within its filing, "
					+ "1 that another concept of the same index claims in the same filing");
	}

	private List<String> placed(String document) {
		return claims(document, Edgar.NO_MAPPING).stream()
			.map((claim) -> claim.get("index") + " " + claim.get("unit"))
			.toList();
	}

	private List<Map<String, String>> claims(String document, ConceptMap mappings) {
		return Edgar.claims(file(document), mappings);
	}

	private EdgarFile file(String document) {
		return Edgar.file(this.folder, document);
	}

	private static ConceptMapping mapping(String concept, @Nullable String from, @Nullable String to) {
		return new ConceptMapping("us-gaap", concept, "wealth", "Wealth", Better.HIGHER,
				(from != null) ? EdtfDate.of(from) : null, (to != null) ? EdtfDate.of(to) : null, 1, Instant.EPOCH,
				"me", null, null);
	}

}
