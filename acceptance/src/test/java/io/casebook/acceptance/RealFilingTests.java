package io.casebook.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of real filers, in the folder that {@code -Dcasebook.data} names, go in
 * completely: each of their facts, counted a second way, is a claim.
 */
@Stewardship
class RealFilingTests {

	@ParameterizedTest
	@ValueSource(strings = { "companyfacts_CIK0001997711_LPA_ifrs.json.gz", "companyfacts_CIK0001835632_MRVL.json.gz",
			"companyfacts_CIK0001318605_TSLA_2022.json.gz" })
	void eachFactOfTheFileIsAClaim(String name) throws IOException {
		Path file = file(name);
		List<Fact> facts = facts(file);
		JsonNode job = Imports.take("/api/v1/filings", "application/gzip", BodyPublishers.ofFile(file));
		String company = job.at("/links/company").asString().replaceFirst(".*/", "");

		List<JsonNode> claims = Platform.stream("/api/v1/observations?company=" + company);
		assertThat(job.at("/resources/observations/created").asInt()).isEqualTo(claims.size());
		assertThat(claims.stream().flatMap((claim) -> statements(claim).stream()).collect(Collectors.toSet()))
			.isEqualTo(facts.stream().map(Fact::statement).collect(Collectors.toSet()));
		isAsItWasKnownThen(company, claims, facts);

		JsonNode again = Imports.take("/api/v1/filings", "application/gzip", BodyPublishers.ofFile(file));
		assertThat(Imports.counts(again)).startsWith("0 created, 0 superseded, ");
	}

	/** Of the first fact that a later filing restates. */
	private static void isAsItWasKnownThen(String company, List<JsonNode> claims, List<Fact> facts) {
		Map<String, Fact> firsts = new HashMap<>();
		for (Fact fact : facts) {
			Fact first = firsts.putIfAbsent(fact.subject(), fact);
			if (first == null || first.value().equals(fact.value()) || first.filed().equals(fact.filed())) {
				continue;
			}
			JsonNode claim = claims.stream()
				.filter((each) -> statements(each).contains(fact.statement()))
				.findFirst()
				.orElseThrow();
			String list = "/api/v1/observations?company=%s&index=%s&period=%s&limit=200&asOf=".formatted(company,
					Json.string(claim, "index"), fact.period());
			assertThat(statements(list + first.filed())).contains(first.statement()).doesNotContain(fact.statement());
			assertThat(statements(list + fact.filed())).contains(first.statement(), fact.statement());
			return;
		}
	}

	private static Set<String> statements(String list) {
		return Platform.items(list).stream().flatMap((claim) -> statements(claim).stream()).collect(Collectors.toSet());
	}

	/** What a claim says, once for each place where its source says so. */
	private static List<String> statements(JsonNode claim) {
		return Json.list(claim.get("sources"))
			.stream()
			.map((source) -> "%s %s %s %s %s".formatted(Json.text(claim, "period"),
					claim.get("value").decimalValue().stripTrailingZeros().toPlainString(),
					Json.text(claim, "knownFrom"), Json.text(source, "key"), Json.text(source, "locator")))
			.toList();
	}

	/** All facts of a file, in the order of filing. */
	private static List<Fact> facts(Path file) throws IOException {
		Set<Fact> facts = new TreeSet<>();
		try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
			JsonNode content = Json.read(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
			content.get("facts")
				.forEachEntry((taxonomy, concepts) -> concepts.forEachEntry((concept, about) -> about.get("units")
					.forEachEntry((unit, rows) -> rows
						.forEach((row) -> facts.add(Fact.of("%s:%s".formatted(taxonomy, concept), unit, row))))));
		}
		return List.copyOf(facts);
	}

	private static Path file(String name) {
		String folder = System.getProperty("casebook.data");
		if (folder == null || !Files.exists(Path.of(folder, "edgar", name))) {
			System.out.println("REAL FILES SKIPPED: there is no edgar/%s in the folder that -Dcasebook.data names"
				.formatted(name));
		}
		Assumptions.assumeTrue(folder != null && Files.exists(Path.of(folder, "edgar", name)), "no " + name);
		return Path.of(String.valueOf(folder), "edgar", name);
	}

	/**
	 * A fact of a file.
	 *
	 * @param tag the concept with its taxonomy
	 */
	private record Fact(String filed, String tag, String unit, String period, String value, String accession,
			String form) implements Comparable<Fact> {

		static Fact of(String tag, String unit, JsonNode row) {
			String start = Json.text(row, "start");
			return new Fact(Json.string(row, "filed"), tag, unit,
					((start != null) ? start + "/" : "") + Json.string(row, "end"),
					row.get("val").decimalValue().stripTrailingZeros().toPlainString(), Json.string(row, "accn"),
					Json.string(row, "form"));
		}

		String subject() {
			return "%s %s %s".formatted(this.tag, this.unit, this.period);
		}

		String statement() {
			return "%s %s %s %s %s %s".formatted(this.period, this.value, this.filed, this.accession, this.form,
					this.tag);
		}

		@Override
		public int compareTo(Fact other) {
			return toString().compareTo(other.toString());
		}

	}

}
