package io.casebook.company;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What goes out through the export door comes in again as it was. */
@CompanyServiceTest
class ExportTests {

	private static final String ALL = """
			{"companies":["zeta-pay","alpha-bank"],"groups":["pair"],"sources":["S17","unheard-of"]}""";

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
	}

	@Test
	void rowsAreThoseOfAPackage() {
		assertThat(export(ALL)).isEqualTo(
				"""
						{"resource":"sources","row":2,"fields":{"csl":"{\\"id\\": \\"S17\\", \\"type\\": \\"document\\", \\"author\\": [{\\"literal\\": \\"S\\"}], \\"custom\\": {\\"citationShort\\": \\"S, 2017\\"}, \\"issued\\": {\\"date-parts\\": [[2017]]}}"}}
						{"resource":"sources","row":3,"fields":{"csl":"{\\"id\\": \\"doc\\", \\"type\\": \\"document\\", \\"custom\\": {\\"citationShort\\": \\"The document\\"}}"}}
						{"resource":"companies","row":2,"fields":{"key":"alpha-bank","kind":"organisation","name":"Alpha Bank","sources":"doc","summary":"Keeps","revision":"1"}}
						{"resource":"companies","row":3,"fields":{"key":"zeta-pay","kind":"case","name":"Zeta Pay","seat":"Shanghai","flags":"doubtful: Said once | bare","country":"CN","founded":"2013","sources":"doc;S17#p. 2","summary":"Pays","industry":"Fintech","revision":"1"}}
						{"resource":"names","row":2,"fields":{"key":"zeta-pay","kind":"common","name":"Zeta Pay","language":"en"}}
						{"resource":"names","row":3,"fields":{"key":"zeta-pay","kind":"localised","name":"泽塔支付","language":"zh"}}
						{"resource":"names","row":4,"fields":{"to":"2012-12","key":"zeta-pay","from":"2011","kind":"former","name":"Omega Coins","language":"en"}}
						{"resource":"names","row":5,"fields":{"key":"zeta-wallet","kind":"common","name":"Zeta Wallet","language":"en"}}
						{"resource":"identifiers","row":2,"fields":{"key":"zeta-pay","value":"0001691445","scheme":"cik"}}
						{"resource":"identifiers","row":3,"fields":{"key":"zeta-pay","value":"US7477981069","scheme":"isin"}}
						{"resource":"identifiers","row":4,"fields":{"key":"zeta-pay","value":"ZP","scheme":"ticker"}}
						{"resource":"statements","row":2,"fields":{"kind":"distinction","text":"The first","company":"zeta-pay","sources":"S17"}}
						{"resource":"statements","row":3,"fields":{"kind":"mission","text":"Pay warmly","company":"zeta-pay","sources":"S17#p. 9"}}
						{"resource":"offerings","row":2,"fields":{"key":"zeta-wallet","date":"2014","kind":"payments","name":"Zeta Wallet","company":"zeta-pay","sources":"doc"}}
						{"resource":"offerings","row":3,"fields":{"key":"zeta-loan","kind":"lending","name":"Zeta Loan","note":"Small loans","company":"zeta-pay","sources":"doc#p. 1","dateAsStated":"not dated"}}
						{"resource":"offerings","row":4,"fields":{"key":"zeta-both","kind":"combined","name":"Both","flags":"two-products-one-figure: Not to be split","company":"zeta-pay","sources":"S17","combines":"zeta-wallet;zeta-loan"}}
						{"resource":"capabilities","row":2,"fields":{"key":"zeta-scoring","company":"zeta-pay","sources":"doc","statement":"Scores at once"}}
						{"resource":"relationships","row":2,"fields":{"to":"alpha-bank","date":"2013","from":"zeta-pay","note":"With others","flags":"founder-younger: The founder is younger","sources":"S17#p. 4","relation":"founded-by"}}
						{"resource":"relationships","row":3,"fields":{"to":"zeta-wallet","from":"alpha-bank","sources":"doc","relation":"founded"}}
						{"resource":"groups","row":2,"fields":{"key":"pair","title":"A pair","member":"zeta-pay","description":"Two of them"}}
						{"resource":"groups","row":3,"fields":{"key":"pair","title":"A pair","member":"alpha-bank","description":"Two of them"}}
						""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"companies":["zeta-pay","alpha-bank"],"groups":["pair"]}
			{"companies":["alpha-bank"]}
			{"companies":["third"]}
			{"sources":["S17"]}
			{}
			""")
	void exportOfAnImportedExportIsTheSame(String request) {
		this.casebook
			.load(new PackageLines().row("companies", "key", "third", "name", "Third", "kind", "unit", "summary", "x")
				.row("companies", "key", "fourth", "name", "Fourth", "kind", "unit", "summary", "y", "sources", "doc")
				.row("offerings", "key", "third-thing", "company", "third", "name", "T", "kind", "x", "combines",
						"fourth-thing")
				.row("offerings", "key", "fourth-thing", "company", "fourth", "name", "F", "kind", "x")
				.row("relationships", "from", "fourth", "relation", "partner-of", "to", "alpha-bank")
				.row("relationships", "from", "zeta-pay", "relation", "partner-of", "to", "third-thing"));
		this.casebook.send(PUT, "/api/v1/companies/zeta-pay/offerings/zeta-both", """
				{"name":"Both","kind":"k","names":[{"name":"Z","kind":"common"},{"name":"A","kind":"common"}],
				"note":"A line\\nand \\"another\\"; with | signs","flags":[{"code":"x"},{"code":"y","note":"a: b"}]}""",
				"If-Match", "*")
			.is(200, "\"r2\"");
		this.casebook
			.send(PUT, "/api/v1/sources/S17", "{\"citationShort\":\"S\",\"csl\":{\"type\":\"book\",\"volume\":1.50}}",
					"If-Match", "*")
			.is(200, "\"r2\"");
		String exported = export(request);
		this.casebook.forgetAll();
		Answer.of(this.casebook.post(exported)).is(200, null);
		assertThat(export(request)).isEqualTo(exported);
	}

	@Test
	void firstDataSetGoesRound() throws IOException {
		this.casebook.forgetAll();
		this.casebook.load(SeedDataTests.seed());
		String request = """
				{"companies":["ant-financial","lufax","zhongan","qudian"],"groups":["fintech-cases"]}""";
		String exported = export(request);
		String cases = this.casebook.get("/internal/cases?group=fintech-cases").toString();
		this.casebook.forgetAll();
		Answer.of(this.casebook.post(exported)).is(200, null);
		assertThat(export(request)).isEqualTo(exported);
		// when and in which place among all something was recorded
		String times = "\"recordedAt\":\"[^\"]+\"|\"place\":\\d+";
		assertThat(this.casebook.get("/internal/cases?group=fintech-cases").toString().replaceAll(times, ""))
			.isEqualTo(cases.replaceAll(times, ""));
	}

	@Test
	void historyHasEveryVersionAndIsPassedOverByTheImport() {
		this.casebook.send(DELETE, "/api/v1/companies/zeta-pay/capabilities/zeta-scoring", null, "If-Match", "*",
				"Authorization", CasebookClient.CALLS.authorization("key:curator"));
		String exported = export("{\"companies\":[\"zeta-pay\"],\"groups\":[],\"history\":true}");
		assertThat(exported.lines().filter((line) -> line.contains("profile-history"))).hasSize(9)
			.anySatisfy((line) -> assertThat(line).contains("\"key\":\"alpha-bank/founded/zeta-wallet\""))
			.anySatisfy((line) -> assertThat(line.replaceAll("\"recordedAt\":\"[^\"]+\"", "\"recordedAt\":\"now\""))
				.isEqualTo("""
						{"resource":"profile-history","row":3,"fields":{"key":"zeta-scoring","kind":"capability",\
						"retired":"true","revision":"2","recordedAt":"now","recordedBy":"key:curator"}}"""));
		this.casebook.forgetAll();
		assertThat(this.casebook.parse(Answer.of(this.casebook.post(exported)).is(200, null).text())
			.at("/resources/profile-history")
			.toString()).isEqualTo("{\"created\":0,\"superseded\":0,\"unchanged\":9}");
	}

	@Test
	void exportThatCouldNotBeImportedIsRefused() {
		this.casebook.send(POST, "/internal/export", """
				{"companies":["zeta-pay","nobody","zeta-loan"],"groups":["pair","nothing"]}""")
			.refuses(422, "invalid-content",
					"""
							[{"detail":"There is no company with this key","pointer":"/companies/1","value":"nobody"},
							{"detail":"There is no company with this key","pointer":"/companies/2","value":"zeta-loan"},
							{"detail":"There is no group with this key","pointer":"/groups/1","value":"nothing"},
							{"detail":"Its member alpha-bank is not among the companies","pointer":"/groups/0","value":"pair"}]""");
	}

	private String export(String request) {
		return this.casebook.send(POST, "/internal/export", request, "Accept", "application/x-ndjson")
			.is(200, null)
			.text();
	}

}
