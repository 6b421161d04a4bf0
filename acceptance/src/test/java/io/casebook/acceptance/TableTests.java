package io.casebook.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any table goes in by a mapping of its columns, and the mapping says what becomes of odd
 * cells.
 */
@Stewardship
class TableTests {

	private static final String SYMBOL = Run.key("x").toUpperCase(Locale.ROOT);

	private static final String TABLE = """
			Symbol,Name,Sector,Founded,Price,Users,Notes
			%1$s1,Try One %1$s,Industry,1902,222.89,"1,500",a
			%1$s2,Try Two %1$s,Industry,2013 (1888),n/a,12.5k,b
			%1$s3,"Try ""Three"" %1$s",,1999-05,-3.10,,c
			""".formatted(SYMBOL);

	private Inventory before = new Inventory(Map.of());

	@BeforeEach
	void takeInventory() {
		this.before = Inventory.now();
	}

	@AfterEach
	void restore() {
		this.before.restore();
	}

	@Test
	void oddCellIsRefusedAtItsRowAndColumn() {
		Answer refused = send(TABLE, mapping("refuse"));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(
				Json.list(refused.json().get("errors"))
					.stream()
					.map((error) -> "%s %s %s".formatted(Json.text(error, "row"), Json.text(error, "field"),
							Json.text(error, "value"))))
			.containsExactlyInAnyOrder("3 Founded 2013 (1888)", "3 Users 12.5k");
		assertThat(Inventory.now()).isEqualTo(this.before);
	}

	@Test
	void oddCellIsKeptAsStatedWithAFlagWhenTheMappingSaysSo() {
		JsonNode job = Imports.succeeded(send(TABLE, mapping("flag")));
		JsonNode one = company("1");
		assertThat(Json.string(one, "name")).isEqualTo("Try One " + SYMBOL);
		assertThat(Json.string(one, "founded")).isEqualTo("1902");
		assertThat(Json.string(one, "industry")).isEqualTo("Industry");
		JsonNode two = company("2");
		assertThat(two.has("founded")).isFalse();
		assertThat(two.get("flags").toString()).contains("2013 (1888)").contains("12.5k");
		assertThat(company("3").has("industry")).isFalse();
		assertThat(figures(one)).containsExactlyInAnyOrder("222.89 USD/{share} 2018-02-08", "1500 {users} 2018-02-08");
		assertThat(figures(two)).isEmpty();
		assertThat(figures(company("3"))).containsExactly("-3.10 USD/{share} 2018-02-08");
		assertThat(job.at("/resources/observations/created").asInt()).isEqualTo(3);

		assertThat(Imports.counts(Imports.succeeded(send(TABLE, mapping("flag"))))).as("a second time")
			.startsWith("0 created, 0 superseded, ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"column\":\"Price\" | \"column\":\"Weather\" | Weather",
					"\"by\":\"ticker\" | \"by\":\"luck\" | /company/by", "\"odd\":\"refuse\" | \"odd\":\"guess\" | odd",
					"\"figures\": | \"figure\": | /figure", "\"ignored\":[\"Notes\"] | \"ignored\":[] | Notes" })
	void mappingThatDoesNotFitIsRefused(String fitting, String other, String named) {
		Answer refused = send(TABLE, mapping("refuse").replace(fitting, other));
		assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
		assertThat(Json.list(refused.json().get("errors")).toString()).contains(named);
		assertThat(Inventory.now()).isEqualTo(this.before);
	}

	@Test
	void formMustBeWhole() {
		for (String form : List.of("", Form.part("file", "text/csv", TABLE),
				Form.part("mapping", "application/json", "{}"),
				Form.part("file", "text/csv", TABLE) + Form.part("mapping", "application/json", "{"))) {
			Answer refused = Curator.send("POST", "/api/v1/tables", Form.TYPE, Curator.text(form + Form.END));
			assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
			assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		}
	}

	private static JsonNode company(String number) {
		List<JsonNode> found = Platform.items("/api/v1/companies?q=" + SYMBOL + number);
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private static List<String> figures(JsonNode company) {
		return Platform.items("/api/v1/observations?company=" + Json.string(company, "key"))
			.stream()
			.map((claim) -> "%s %s %s".formatted(Json.number(claim, "value"), Json.text(claim, "unit"),
					Json.text(claim, "period")))
			.toList();
	}

	private static Answer send(String table, String mapping) {
		return Curator.send("POST", "/api/v1/tables", Form.TYPE, Curator
			.text(Form.part("file", "text/csv", table) + Form.part("mapping", "application/json", mapping) + Form.END));
	}

	private static String mapping(String odd) {
		return """
				{"source":{"id":"%1$s","type":"dataset","title":"Tries","issued":{"date-parts":[[2018]]},
				"custom":{"citationShort":"Tries, 2018"}},
				"company":{"column":"Symbol","by":"ticker","nameColumn":"Name","unknown":"create","kind":"case",
				"summary":"It is in a table"},
				"profile":[{"column":"Sector","field":"industry"},{"column":"Founded","field":"founded","odd":"%2$s"}],
				"period":"2018-02-08","knownFrom":"2018-02-08","odd":"%2$s","missing":["n/a"],
				"figures":[
				{"column":"Price","index":"%3$s","unit":"USD/{share}","title":"Price","dimension":"price","better":"none"},
				{"column":"Users","index":"%4$s","unit":"{users}","title":"Users","dimension":"count","better":"higher",
				"number":{"group":","}}],
				"ignored":["Notes"]}"""
			.formatted(Run.key("table"), odd, Run.key("price"), Run.key("users"));
	}

}
