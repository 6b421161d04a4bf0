package io.casebook.company;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer as it came. */
record Answer(int status, HttpHeaders headers, String text) {

	static Answer of(WebTestClient.ResponseSpec response) {
		EntityExchangeResult<String> result = response.expectBody(String.class).returnResult();
		String text = result.getResponseBody();
		return new Answer(result.getStatus().value(), result.getResponseHeaders(), (text != null) ? text : "");
	}

	JsonNode json() {
		return JsonMapper.shared().readTree(this.text);
	}

	@Nullable String tag() {
		return this.headers.getETag();
	}

	/** Asserts the status and the entity tag. */
	Answer is(int status, @Nullable String tag) {
		assertThat(this.status).as(this.text).isEqualTo(status);
		assertThat(tag()).isEqualTo(tag);
		return this;
	}

	/** Asserts the status and all of the body, instants aside. */
	Answer is(int status, @Nullable String tag, String body) {
		is(status, tag);
		String timeless = this.text.replaceAll("At\":\"20[0-9T:.-]+Z\"", "At\":\"now\"");
		assertThat(JsonMapper.shared().readTree(timeless)).isEqualTo(JsonMapper.shared().readTree(body));
		return this;
	}

	/** Asserts that it is a problem with these entries of errors. */
	void refuses(int status, String type, @Nullable String errors) {
		assertThat(this.status).as(this.text).isEqualTo(status);
		assertThat(json().get("type").asString()).isEqualTo("/problems/" + type);
		assertThat(json().get("errors")).isEqualTo((errors != null) ? JsonMapper.shared().readTree(errors) : null);
	}

}
