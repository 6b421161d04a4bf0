package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists are walked page by page, or streamed, and are the same list.
 */
@AgainstPlatform
class PagingTests {

	@ParameterizedTest
	@CsvSource({ "/api/v1/companies, 1", "/api/v1/companies, 5", "/api/v1/observations, 1", "/api/v1/observations, 7",
			"/api/v1/observations, 33", "/api/v1/events, 1", "/api/v1/events, 10", "/api/v1/sources, 4",
			"/api/v1/indices, 9", "/api/v1/observations?company=lufax, 2", "/api/v1/events?kind=founding, 2",
			"/api/v1/companies?kind=case, 3" })
	void pagesTogetherAreTheWholeListOnceAndInOrder(String path, int limit) {
		String all = path + (path.contains("?") ? "&" : "?") + Platform.ALL;
		List<JsonNode> walked = Platform.walk(path, limit);
		assertThat(walked).isEqualTo(Platform.items(all)).doesNotHaveDuplicates();
	}

	@Test
	void pageHoldsFiftyByDefault() {
		assertThat(Platform.items("/api/v1/observations")).hasSize(33);
		assertThat(Platform.json("/api/v1/observations?limit=1").has("next")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies", "/api/v1/observations", "/api/v1/events", "/api/v1/sources",
			"/api/v1/indices", "/api/v1/observations?company=lufax", "/api/v1/events?group=fintech-cases" })
	void streamIsTheSameList(String path) {
		Answer answer = Platform.get(path, "Accept", "application/x-ndjson");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
		List<JsonNode> lines = answer.body().lines().map(Json::read).toList();
		assertThat(lines).isEqualTo(Platform.walk(path, 50));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies", "/api/v1/groups", "/api/v1/sources", "/api/v1/observations",
			"/api/v1/indices", "/api/v1/index-sets", "/api/v1/events" })
	void ofSeveralFormatsTheOneNamedFirstIsGiven(String path) {
		String both = "application/json, application/x-ndjson, application/problem+json";
		assertThat(Platform.get(path + "?limit=1", "Accept", both).header("Content-Type"))
			.startsWith("application/json");
		assertThat(Platform.get(path + "?limit=1").header("Content-Type")).startsWith("application/json");
		assertThat(Platform.get(path, "Accept", "application/x-ndjson, application/json").header("Content-Type"))
			.startsWith("application/x-ndjson");
	}

}
