package io.casebook.timeline;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import io.casebook.testcalls.Calls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a request that writes was answered. */
public record Written(int status, HttpHeaders headers, String text) {

	/** Sends a request that is signed, and more headers if they are given. */
	public static Written send(WebTestClient client, HttpMethod method, String path, @Nullable String body,
			String... namesAndValues) {
		WebTestClient.RequestBodySpec request = client.method(method)
			.uri(path)
			.header("Authorization", Packages.CALLS.authorization(Calls.CURATOR));
		IntStream.range(0, namesAndValues.length / 2)
			.forEach(
					(i) -> request.headers((headers) -> headers.set(namesAndValues[2 * i], namesAndValues[2 * i + 1])));
		if (body != null) {
			request.headers((headers) -> {
				if (headers.getContentType() == null) {
					headers.setContentType(MediaType.APPLICATION_JSON);
				}
			});
			request.bodyValue(body.getBytes(StandardCharsets.UTF_8));
		}
		EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
		byte[] content = result.getResponseBodyContent();
		return new Written(result.getStatus().value(), result.getResponseHeaders(),
				(content != null) ? new String(content, StandardCharsets.UTF_8) : "");
	}

	public JsonNode json() {
		return Answers.json(this.text);
	}

	public String id() {
		return json().at("/id").asString();
	}

	/** Asserts the status and the entity tag. */
	public Written is(int status, @Nullable String tag) {
		assertThat(this.status).as(this.text).isEqualTo(status);
		assertThat(this.headers.getETag()).isEqualTo(tag);
		return this;
	}

	/** Asserts all of it, ids and times aside. */
	public Written is(int status, @Nullable String tag, String body) {
		is(status, tag);
		assertThat(Answers.json(Answers.normal(this.text))).isEqualTo(Answers.json(body));
		return this;
	}

	/** Asserts that it is a problem of this type, with these entries of errors. */
	public void refuses(int status, String type, @Nullable String errors) {
		assertThat(this.status).as(this.text).isEqualTo(status);
		assertThat(json().at("/type").asString()).isEqualTo("/problems/" + type);
		assertThat(json().get("errors")).as(this.text).isEqualTo((errors != null) ? Answers.json(errors) : null);
	}

}
