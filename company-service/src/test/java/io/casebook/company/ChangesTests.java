package io.casebook.company;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PUT;

@CompanyServiceTest
class ChangesTests {

	private static final String COMPANY = "/api/v1/companies/omega";

	private static final String DOCUMENT = """
			{"name":"Omega","kind":"case","summary":"Lends","sources":["doc"]}""";

	@Autowired
	private CasebookClient casebook;

	private long before;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
		this.casebook.send(PUT, COMPANY, DOCUMENT).is(201, "\"r1\"");
		this.before = Database.number("SELECT last FROM company.change_feed");
	}

	@Test
	void everyKindOfWriteTellsWhatItWasAbout() {
		this.casebook.send(PUT, COMPANY, DOCUMENT.replace("Lends", "Lent"), "If-Match", "\"r1\"").is(200, "\"r2\"");
		this.casebook
			.send(PUT, COMPANY + "/offerings/loans", "{\"name\":\"Loans\",\"kind\":\"product\",\"sources\":[\"doc\"]}")
			.is(201, "\"r1\"");
		this.casebook.send(PUT, COMPANY + "/relationships/partner-of/alpha-bank", "{\"sources\":[\"doc\"]}")
			.is(201, "\"r1\"");
		this.casebook.send(DELETE, COMPANY + "/relationships/partner-of/alpha-bank", null, "If-Match", "\"r1\"")
			.is(204, null);
		this.casebook.send(DELETE, COMPANY + "/offerings/loans", null, "If-Match", "\"r1\"").is(204, null);
		this.casebook.send(PUT, "/api/v1/groups/both", "{\"title\":\"Both\",\"members\":[\"omega\",\"alpha-bank\"]}")
			.is(201, "\"r1\"");
		assertThat(changes()).containsExactly(
				"company {\"key\":\"omega\",\"about\":[\"omega\"],\"change\":\"recorded\",\"revision\":2}",
				"offering {\"key\":\"loans\",\"about\":[\"loans\",\"omega\"],\"change\":\"recorded\",\"revision\":1}",
				"relationship {\"key\":\"omega/partner-of/alpha-bank\",\"about\":[\"omega\",\"alpha-bank\"],"
						+ "\"change\":\"recorded\",\"revision\":1}",
				"relationship {\"key\":\"omega/partner-of/alpha-bank\",\"about\":[\"omega\",\"alpha-bank\"],"
						+ "\"change\":\"retired\",\"revision\":2}",
				"offering {\"key\":\"loans\",\"about\":[\"loans\",\"omega\"],\"change\":\"retired\",\"revision\":2}",
				"group {\"key\":\"both\",\"about\":[\"omega\",\"alpha-bank\"],\"change\":\"recorded\",\"revision\":1}");
	}

	/** Who keeps what is said of a company would go on saying it. */
	@Test
	void whatAPackageMovesOrDropsIsToldAboutWhereItWas() {
		this.casebook.load(new PackageLines()
			.row("offerings", "key", "zeta-loan", "company", "omega", "name", "Zeta Loan", "kind", "lending", "sources",
					"doc")
			.row("groups", "key", "pair", "title", "A pair", "member", "alpha-bank")
			.row("groups", "key", "pair", "title", "A pair", "member", "omega"));
		assertThat(changes()).containsExactly(
				"group {\"key\":\"pair\",\"about\":[\"alpha-bank\",\"omega\",\"zeta-pay\"],"
						+ "\"change\":\"recorded\",\"revision\":2}",
				"offering {\"key\":\"zeta-loan\",\"about\":[\"zeta-loan\",\"omega\",\"zeta-pay\"],"
						+ "\"change\":\"recorded\",\"revision\":2}");
	}

	@Test
	void whatChangesNothingTellsNothing() {
		this.casebook.send(PUT, COMPANY, DOCUMENT, "If-Match", "\"r1\"").is(200, "\"r1\"");
		this.casebook.load(PackageLines.small());
		this.casebook.send(PUT, COMPANY, "{\"name\":\"\"}", "If-Match", "\"r1\"");
		assertThat(changes()).isEmpty();
	}

	/** What was told since the test began, without numbers and times. */
	private List<String> changes() {
		return Objects.requireNonNull(this.casebook.http()
			.get()
			.uri("/api/v1/changes?after=" + this.before)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.takeWhile((line) -> line.contains("\"change\":{"))
			.map((line) -> line.replaceAll(".*\"kind\":\"([a-z-]+)\",\"recordedAt\":\"[^\"]*\",(.*)}}", "$1 {$2}")
				.replaceAll("(?<=[:,]) (?=[\\[\"0-9])", ""))
			.collectList()
			.block(Duration.ofSeconds(10)));
	}

}
