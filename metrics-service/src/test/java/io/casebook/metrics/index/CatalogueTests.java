package io.casebook.metrics.index;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.metrics.indexset.IndexSetRepository;
import io.casebook.testpostgres.HeldTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class CatalogueTests {

	private final Casebook casebook;

	private final IndexRepository indices;

	private final IndexSetRepository sets;

	CatalogueTests(WebTestClient http, IndexRepository indices, IndexSetRepository sets) {
		this.casebook = new Casebook(http);
		this.indices = indices;
		this.sets = sets;
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook
			.load(new DataPackage().index("users", "definition", "People who use it, 100 % of them", "formula", "a / b")
				.money("worth", "title", "Valuation")
				.index("yield", "unit", "%", "unitLabel", "", "dimension", "share", "better", "none")
				.set("all", "yield", "users", "worth")
				.set("one", "worth"));
	}

	/** Between two statements, an index is retired and its place in a set taken. */
	@ParameterizedTest
	@CsvSource({ "application/json, metrics.index, worth", "application/x-ndjson, metrics.recording, users" })
	void indicesAreOfTheStateThatTheirSetIsOf(String type, String table, String expected) throws Exception {
		CompletableFuture<String> answer;
		try (HeldTable held = new HeldTable(table)) {
			answer = CompletableFuture.supplyAsync(() -> Casebook
				.text(this.casebook.http().get().uri("/api/v1/indices?set=one").header("Accept", type).exchange()));
			held.awaitOther();
			held.change("""
					UPDATE recording SET last = clock_timestamp();
					UPDATE index SET superseded_at = last, retired_by = 'somebody' FROM recording WHERE key = 'worth';
					UPDATE index_set SET members = '{users}' WHERE key = 'one'
					""");
		}
		assertThat(answer.get(20, TimeUnit.SECONDS)).contains("\"key\":\"%s\"".formatted(expected));
	}

	@Test
	void indexIsAnsweredWhole() {
		assertThat(this.casebook.get("/indices/users")).isEqualTo(
				"""
						{"key":"users","title":"Index users","unit":"{users}","unitLabel":"users","dimension":"count",\
						"better":"higher","basis":"actual","definition":"People who use it, 100 % of them","formula":"a / b"}""");
		assertThat(this.casebook.get("/indices/yield")).isEqualTo(
				"""
						{"key":"yield","title":"Index yield","unit":"%","dimension":"share","better":"none","basis":"actual"}""");
	}

	@Test
	void setIsAnsweredWhole() {
		assertThat(this.casebook.get("/index-sets/all"))
			.isEqualTo("{\"key\":\"all\",\"title\":\"Set all\",\"indices\":[\"yield\",\"users\",\"worth\"]}");
		assertThat(this.casebook.items("key", "/index-sets")).containsExactly("all", "one");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | users worth yield", "q=VALUATION | worth", "q=100 % | users", "q=% | users",
					"dimension=share | yield", "set=all | yield users worth", "set=all&dimension=count | users",
					"set=one&q=users | ''", "set=all&limit=2 | yield users" })
	void filters(String query, String keys) {
		assertThat(String.join(" ", this.casebook.items("key", "/indices?" + query))).isEqualTo(keys);
	}

	@ParameterizedTest
	@CsvSource({ "/indices, 3", "/indices?set=all, 3", "/index-sets, 2" })
	void pagesOfOneLeadThroughAllAndTheListStreams(String path, int size) {
		String separator = path.contains("?") ? "&" : "?";
		int found = 0;
		String next = "";
		do {
			JsonNode page = this.casebook.read(path + separator + "limit=1" + next);
			assertThat(page.path("items").size()).isEqualTo(1);
			found++;
			next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
		}
		while (!next.isEmpty());
		assertThat(found).isEqualTo(size);
		assertThat(Casebook
			.text(this.casebook.http()
				.get()
				.uri("/api/v1" + path)
				.accept(MediaType.APPLICATION_NDJSON)
				.exchange()
				.expectStatus()
				.isOk())
			.lines()).hasSize(size);
	}

	/** What is one page, or one thing, is no stream. */
	@ParameterizedTest
	@ValueSource(strings = { "/indices/worth", "/indices/worth/history", "/index-sets/all", "/index-sets/all/history" })
	void whatIsNoStreamIsNotGivenAsOne(String path) {
		this.casebook.http()
			.get()
			.uri("/api/v1" + path)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isEqualTo(406);
	}

	@ParameterizedTest
	@ValueSource(strings = { "indices", "index-sets" })
	void streamHoldsNoConnectionWhileNobodyTakesFromIt(String list) {
		DataPackage many = new DataPackage();
		for (int i = 0; i < 600; i++) {
			many.index("many-" + i).set("many-" + i, "many-" + i);
		}
		this.casebook.load(many);
		assertThat(this.casebook.lines("/" + list)).doesNotHaveDuplicates().hasSizeGreaterThan(600);
		Flux<?> stream = list.equals("indices") ? this.indices.findAll(Instant.now())
				: this.sets.findAll(Instant.now());
		// as many as there are connections
		List<TakesOne> slow = IntStream.range(0, 10).mapToObj((i) -> new TakesOne()).toList();
		slow.forEach((each) -> stream.subscribe(each));
		try {
			assertThat(this.casebook.items("key", "/" + list + "?limit=1")).hasSize(1);
		}
		finally {
			slow.forEach(TakesOne::cancel);
		}
	}

	@ParameterizedTest
	@CsvSource({ "400, /indices?dimension=luck, invalid-parameter", "400, /indices?q=, invalid-parameter",
			"400, /indices?q=%00, invalid-parameter", "400, /indices?set=A, invalid-parameter",
			"400, /indices?group=x, unknown-parameter", "404, /indices?set=none, unknown-key",
			"404, /indices/none, unknown-key", "404, /index-sets/none, unknown-key",
			"400, /indices?cursor=MTp4, broken-cursor", "400, /index-sets?cursor=MTp4, broken-cursor",
			"404, /indices/a%00b, unknown-key", "404, /index-sets/a%00b, unknown-key", "404, /nothing, not-found" })
	void requestIsRefused(int status, String path, String type) {
		assertThat(this.casebook.http()
			.get()
			.uri("/api/v1" + path.replace("%00", "{nul}"), "\u0000")
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).contains("\"type\":\"/problems/" + type + "\"");
	}

	private static final class TakesOne extends BaseSubscriber<Object> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			subscription.request(1);
		}

	}

}
