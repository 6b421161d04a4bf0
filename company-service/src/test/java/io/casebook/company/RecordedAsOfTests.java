package io.casebook.company;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** Whatever was answered once is answered again to who asks for that time. */
@CompanyServiceTest
class RecordedAsOfTests {

	private static final List<String> READS = List.of("/api/v1/companies?limit=200", "/api/v1/companies?limit=1",
			"/api/v1/companies?q=zeta", "/api/v1/companies?q=泽塔", "/api/v1/companies?q=1691445",
			"/api/v1/companies?q=zp", "/api/v1/companies?kind=case", "/api/v1/companies?country=CN",
			"/api/v1/companies?industry=fintech", "/api/v1/companies?group=pair", "/api/v1/companies/zeta-pay",
			"/api/v1/companies/alpha-bank", "/api/v1/companies/newcomer", "/api/v1/companies/zeta-pay/offerings",
			"/api/v1/companies/zeta-pay/offerings/zeta-both", "/api/v1/companies/alpha-bank/offerings",
			"/api/v1/companies/zeta-pay/capabilities", "/api/v1/companies/zeta-pay/capabilities/zeta-scoring",
			"/api/v1/companies/zeta-pay/relationships", "/api/v1/companies/alpha-bank/relationships",
			"/api/v1/companies/zeta-pay/relationships/founded-by/alpha-bank", "/api/v1/groups?limit=10",
			"/api/v1/groups/pair", "/api/v1/sources?limit=10", "/api/v1/sources/S17", "/internal/cases?group=pair",
			"/internal/cases?companies=zeta-pay,newcomer", "/internal/cases?companies=alpha-bank,zeta-pay",
			"/internal/keys?keys=newcomer,zeta-loan,zeta-pay", "/internal/sources?keys=doc,S17,S18");

	private static final String COMPANIES = "/api/v1/companies/";

	@Autowired
	private CasebookClient casebook;

	/** What was answered, by the time of the answer. */
	private final Map<Instant, Map<String, String>> answered = new TreeMap<>();

	@BeforeEach
	void forgetAll() {
		this.casebook.forgetAll();
	}

	@Test
	void everyAnswerIsGivenAgainByteForByte() {
		look();
		this.casebook.load(PackageLines.small());
		look();
		write(PATCH, COMPANIES + "zeta-pay", """
				{"country":"SG","names":[{"name":"Omega Coins","kind":"former"},{"name":"Zeta","kind":"common"}],
				"identifiers":[{"scheme":"ticker","value":"ZZ"}]}""");
		look();
		write(PATCH, COMPANIES + "zeta-pay/offerings/zeta-both", "{\"date\":\"2019\",\"names\":[]}");
		write(PUT, COMPANIES + "zeta-pay/capabilities/zeta-seeing", "{\"statement\":\"Sees\"}");
		look();
		write(DELETE, COMPANIES + "zeta-pay/relationships/founded-by/alpha-bank", null);
		write(DELETE, COMPANIES + "zeta-pay/capabilities/zeta-scoring", null);
		look();
		this.casebook.send(POST, COMPANIES + "zeta-pay/relationships",
				"{\"relation\":\"founded-by\",\"to\":\"alpha-bank\",\"sources\":[\"doc\"]}");
		this.casebook.send(POST, "/api/v1/companies",
				"{\"key\":\"newcomer\",\"name\":\"Newcomer to zeta\",\"kind\":\"case\",\"summary\":\"New\"}");
		write(PUT, "/api/v1/groups/pair",
				"{\"title\":\"Three\",\"members\":[\"newcomer\",\"alpha-bank\",\"zeta-pay\"]}");
		look();
		write(PATCH, "/api/v1/sources/S17", "{\"csl\":{\"issued\":null,\"volume\":2.50}}");
		write(PUT, "/api/v1/sources/S18", "{\"citationShort\":\"S, 2018\",\"csl\":{\"type\":\"report\"}}");
		look();
		write(DELETE, "/api/v1/groups/pair", null);
		write(DELETE, COMPANIES + "newcomer", null);
		write(DELETE, "/api/v1/sources/S18", null);
		write(DELETE, COMPANIES + "zeta-pay/offerings/zeta-both", null);
		look();
		this.casebook.load(PackageLines.small());
		look();

		assertThat(this.answered.values()).doesNotHaveDuplicates();
		this.answered.forEach((time, answers) -> assertThat(answers(time)).as("at %s", time).isEqualTo(answers));
	}

	@Test
	void streamsAreThoseOfTheTime() {
		this.casebook.load(PackageLines.small());
		String time = Instant.now().toString();
		write(PATCH, COMPANIES + "zeta-pay", "{\"name\":\"Other\"}");
		for (String list : List.of("companies", "groups", "sources")) {
			assertThat(this.casebook.stream("/api/v1/%s?recordedAsOf=%s".formatted(list, time)))
				.containsExactlyElementsOf(
						this.casebook.get("/api/v1/%s?limit=200&recordedAsOf=%s".formatted(list, time))
							.get("items")
							.values());
		}
		assertThat(this.casebook.stream("/api/v1/companies?recordedAsOf=" + time).getLast().get("name").asString())
			.isEqualTo("Zeta Pay");
	}

	@ParameterizedTest
	@ValueSource(strings = { "yesterday", "2018", "2018-07-31", "2018-07-31T00:00:00", "0000-01-01T00:00:00Z",
			"+999999999-01-01T00:00:00Z" })
	void timeThatIsNoneIsRefused(String time) {
		this.casebook.ask("/api/v1/groups?recordedAsOf=" + time)
			.refuses(400, "invalid-parameter",
					"""
							[{"detail":"a time of RFC 3339, such as 2018-07-31T23:59:59Z","parameter":"recordedAsOf","value":"%s"}]"""
						.formatted(time.replace('+', ' ')));
	}

	private void write(HttpMethod method, String uri, @Nullable String document) {
		String[] headers = this.casebook.ask(uri).status() == 200 ? new String[] { "If-Match", "*" } : new String[0];
		Answer answer = this.casebook.send(method, uri, document, headers);
		assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
	}

	/** Keeps what is answered now. */
	private void look() {
		Map<String, String> answers = answers(null);
		this.answered.put(Instant.now(), answers);
	}

	private Map<String, String> answers(@Nullable Instant time) {
		Map<String, String> answers = new LinkedHashMap<>();
		for (String read : READS) {
			String uri = (time == null) ? read : read + (read.contains("?") ? "&" : "?") + "recordedAsOf=" + time;
			Answer answer = this.casebook.ask(uri);
			answers.put(read, answer.status() + " " + answer.tag() + " " + answer.text());
		}
		return answers;
	}

}
