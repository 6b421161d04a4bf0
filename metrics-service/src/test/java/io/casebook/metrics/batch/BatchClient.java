package io.casebook.metrics.batch;

import java.util.ArrayList;
import java.util.List;

import io.casebook.metrics.Casebook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Sends tables of observations, each a batch, and merges them. */
final class BatchClient {

	static final String HEADER = "company,index,value,unit,period,knownFrom,sources\n";

	static final String ROW = "acme,users,5,{users},2017,2018,A1#p. 4\n";

	private final Casebook casebook;

	BatchClient(Casebook casebook) {
		this.casebook = casebook;
	}

	WebTestClient.ResponseSpec stageKeyed(String table) {
		return this.casebook.write(HttpMethod.POST, "/internal/observation-batches", table, "Idempotency-Key", "once",
				"Content-Type", "text/csv");
	}

	JsonNode keyed(String table) {
		return read(Casebook.text(stageKeyed(table).expectStatus().isCreated()));
	}

	WebTestClient.ResponseSpec mergeKeyed(JsonNode staged) {
		return this.casebook.write(HttpMethod.POST, "/internal/observation-batches/" + staged.path("batch").asString()
				+ "/merge?fingerprint=" + staged.path("fingerprint").asString(), "", "Idempotency-Key", "once");
	}

	String merge(String batch, String query) {
		return this.casebook
			.written(200, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge" + query, "")
			.toString();
	}

	/** What is told of the rows of a table, whose batch cannot be merged. */
	JsonNode refused(String table) {
		return refused("text/csv", table);
	}

	/** The same of a table in one of the formats. */
	JsonNode refused(String type, String table) {
		JsonNode staged = read(Casebook.text(this.casebook.stage(type, table).expectStatus().isCreated()));
		String batch = "/internal/observation-batches/" + staged.path("batch").asString();
		this.casebook.written(409, HttpMethod.POST, batch + "/merge", "");
		this.casebook.write(HttpMethod.DELETE, batch, "").expectStatus().isNoContent();
		return staged;
	}

	/** Batches beside those that the test itself has staged: none, after a refusal. */
	int placesTaken() {
		int free = 0;
		List<String> taken = new ArrayList<>();
		while (free < 9) {
			WebTestClient.ResponseSpec answer = this.casebook.stage("text/csv", HEADER + ROW);
			String body = Casebook.text(answer);
			if (!body.contains("\"batch\"")) {
				break;
			}
			taken.add(read(body).path("batch").asString());
			free++;
		}
		taken.forEach((batch) -> this.casebook.write(HttpMethod.DELETE, "/internal/observation-batches/" + batch, "")
			.expectStatus()
			.isNoContent());
		return 8 - free;
	}

	static JsonNode read(String json) {
		return new JsonMapper().readTree(json);
	}

	static List<String> places(JsonNode problem) {
		List<String> places = new ArrayList<>();
		problem.path("errors")
			.forEach((error) -> places.add(error.path("row").asInt() + " " + error.path("field").asString()));
		return places;
	}

}
