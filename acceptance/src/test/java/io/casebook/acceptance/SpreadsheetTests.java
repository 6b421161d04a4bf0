package io.casebook.acceptance;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A spreadsheet that opens exported tables executes nothing of what is in them.
 */
@Stewardship
class SpreadsheetTests {

	private static final List<String> FORMULAS = List.of("=HYPERLINK(\"http://example.org\",\"x\")",
			"+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1,1)", "\u0020=1", "＝1+1", "'=1", "''@x", "-");

	private static final Pattern EXECUTED = Pattern.compile("^[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	private final Ground ground = new Ground("sheet");

	@Test
	void noCellIsAFormulaAndEachTextComesBackAsItWas() {
		Inventory before = Inventory.now();
		Ground.lay(this.ground.name());
		String group = this.ground.key("group");
		for (int i = 0; i < FORMULAS.size(); i++) {
			String formula = FORMULAS.get(i).replace("\"", "\\\"").strip();
			Curator.create("/api/v1/events", this.ground.eventDocument(formula, "20%02d".formatted(i + 1)));
		}
		Curator.create("/api/v1/groups", """
				{"key":"%s","title":"@Group","description":"=1+1","members":["%s"]}""".formatted(group,
				this.ground.company()));
		Curator.change("/api/v1/companies/" + this.ground.company(), """
				{"name":"=1+1","summary":"+cmd|x","seat":"-Seat","flags":[{"code":"odd","note":"@note"}]}""");
		Curator.change("/api/v1/sources/" + this.ground.source(),
				"{\"citationShort\":\"=Cite()\",\"csl\":{\"custom\":{\"citationShort\":\"=Cite()\"}}}");
		Curator.create("/api/v1/observations", this.ground.claimDocument("-8.50", "2018")
			.replace("\"status\"", "\"asStated\":\"=8\",\"periodAsStated\":\"@then\",\"status\""));

		String path = "/api/v1/packages/" + group + ".zip";
		byte[] zip = Platform.open(path, BodyHandlers.ofByteArray()).body();
		Map<String, String> files = Zip.files(zip);
		assertThat(files).containsKeys("companies.csv", "events.csv", "observations.csv");
		files.forEach((name, content) -> {
			if (name.endsWith(".csv")) {
				nothingIsExecuted(name, content);
			}
		});
		nothingIsExecuted("comparison",
				Platform
					.get("/api/v1/comparisons.csv?group=%s&indices=%s&asOf=2021".formatted(group, this.ground.users()))
					.body());
		List<String> titles = titles();
		assertThat(titles).containsAll(FORMULAS.stream().map(String::strip).toList());
		String profile = profile();

		before.restore();
		Imports.take(zip);
		assertThat(titles()).isEqualTo(titles);
		assertThat(profile()).isEqualTo(profile);
	}

	private List<String> titles() {
		return Json.strings(Platform.items("/api/v1/events?limit=200&company=" + this.ground.company()), "title");
	}

	private String profile() {
		return Platform.get("/api/v1/companies/" + this.ground.company()).body().replaceAll(",\"recordedAt\".*", "");
	}

	private static void nothingIsExecuted(String name, String csv) {
		CsvReader.builder().ofCsvRecord(csv).forEach((row) -> assertThat(row.getFields()).allSatisfy((cell) -> {
			if (!NUMBER.matcher(cell).matches()) {
				assertThat(cell).as("a cell of %s", name).doesNotMatch(EXECUTED);
			}
		}));
	}

}
