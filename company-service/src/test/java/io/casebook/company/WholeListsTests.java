package io.casebook.company;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedState;
import io.casebook.company.revision.Versions;
import io.casebook.company.revision.WholeLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

@CompanyServiceTest
class WholeListsTests {

	private static final int SOURCES = 600;

	@Autowired
	private CasebookClient casebook;

	@Autowired
	private WholeLists lists;

	@Autowired
	private Versions versions;

	@BeforeEach
	void loadManySources() {
		this.casebook.forgetAll();
		this.casebook.load(sources("Before"));
	}

	@Test
	void listIsStreamedWhole() {
		assertThat(this.casebook.stream("/api/v1/sources")).extracting((source) -> source.get("key").asString())
			.isSorted()
			.hasSize(SOURCES);
	}

	/**
	 * Who reads slowly has nothing of the database, and what changes meanwhile does not
	 * show in parts.
	 */
	@Test
	void slowReaderHoldsNoConnectionAndReadsOneState() {
		List<String> citations = new ArrayList<>();
		Flux<JsonNode> all = this.lists.of(RecordedState.PRESENT, (state, last, rows) -> this.versions.page(state,
				Kind.SOURCE, (last != null) ? last.get("key").asString() : null, rows, JsonNode.class));
		StepVerifier.create(all.doOnNext((source) -> citations.add(source.get("citationShort").asString())), 10)
			.expectNextCount(10)
			.then(() -> assertThat(Database.number("""
					SELECT count(*) FROM pg_stat_activity
					WHERE usename = 'company_app' AND state <> 'idle'""")).isZero())
			.then(() -> this.casebook.load(sources("After")))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(SOURCES - 10)
			.expectComplete()
			.verify(Duration.ofSeconds(20));
		assertThat(citations).hasSize(SOURCES).containsOnly("Before");
	}

	/** What is one page, or one thing, is no stream. */
	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies/acme/offerings", "/api/v1/companies/acme/revisions",
			"/api/v1/companies/acme", "/api/v1/sources/many-001/history" })
	void whatIsNoStreamIsNotGivenAsOne(String address) {
		for (MediaType type : List.of(MediaType.APPLICATION_NDJSON, MediaType.TEXT_EVENT_STREAM)) {
			this.casebook.http().get().uri(address).accept(type).exchange().expectStatus().isEqualTo(406);
		}
	}

	private static PackageLines sources(String citation) {
		PackageLines lines = new PackageLines();
		IntStream.range(0, SOURCES)
			.forEach((i) -> lines.source("""
					{"id":"many-%03d","type":"book","title":"Many","custom":{"citationShort":"%s"}}""".formatted(i,
					citation)));
		return lines;
	}

}
