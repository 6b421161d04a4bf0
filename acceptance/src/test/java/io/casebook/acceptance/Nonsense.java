package io.casebook.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;

/** What nobody in their senses sends. The same seed makes the same. */
final class Nonsense {

	private static final List<String> VALUES = List.of("", " ", "0", "-1", "99999999999999999999", "1e400", "NaN",
			"null", "true", "\u0000", "\r\nX-Injected: 1", "\u202e\ud83d\ude00", "é", "ß".repeat(300), "a,,b", ",",
			"../..", "%2e%2e%2f", "..;/", "'--", "\"", "{}", "[]", "<script>", "${jndi:x}", "2018-99", "../2018/..",
			"Y1e9999999999", "9999-12-31T23:59:60Z", "+999999999-12-31T23:59:59Z", "ge:1e99999",
			"in:" + "1,".repeat(500), "case", "*");

	private static final List<String> BODIES = List.of("", "{", "{\"key\":", "[]", "null", "\"text\"", "{}",
			"{\"key\":\"a\",\"key\":\"b\"}", "{\"value\":1e999999999}", "{\"value\":" + "9".repeat(100_000) + "}",
			"{\"key\":\"\\ud800\"}", "\u0000\u0001", "\ufeff{}", "{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
			"[".repeat(5000), "{\"key\":\"" + "k".repeat(100_000) + "\"}", "{\"" + "n".repeat(100_000) + "\":1}",
			"{\"key\":{\"key\":[{}]},\"sources\":\"x\",\"names\":{},\"value\":\"1\",\"members\":[[]]}", "key,value\n\"",
			"PK\u0003\u0004", "\u001f\u008b\b");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/merge-patch+json", "text/csv", "application/x-ndjson", "application/xml",
			"text/plain;charset=none", "application/json;charset=utf-16", "multipart/form-data",
			"multipart/form-data; boundary=\"", "application/zip", "application/gzip", "*/*", "nothing");

	private static final List<String> FORMATS = List.of("*/*", "application/json", "text/csv", "x", "a/b;q=2",
			"application/json;q=0", "text/html");

	private static final List<String> VERSIONS = List.of("*", "\"0\"", "x", "\"", "W/\"r1\"", "\"r1\",,\"r2\"");

	private final Random random;

	Nonsense(long seed) {
		this.random = new Random(seed);
	}

	/** The address of an operation, with values of all and none of its parameters. */
	String address(String template, JsonNode operation) {
		StringBuilder address = new StringBuilder(template.replaceAll("\\{[^}]*}", "{}"));
		for (int at = address.indexOf("{}"); at >= 0; at = address.indexOf("{}", at)) {
			address.replace(at, at + 2, encoded(one(VALUES)));
		}
		char separator = '?';
		for (JsonNode parameter : Json.list(operation.get("parameters"))) {
			if ("query".equals(Json.text(parameter, "in")) && this.random.nextBoolean()) {
				address.append(separator)
					.append(Json.string(parameter, "name"))
					.append('=')
					.append(encoded(one(VALUES)));
				separator = '&';
			}
		}
		return address.toString();
	}

	String body() {
		return one(BODIES);
	}

	String type() {
		return one(TYPES);
	}

	String format() {
		return one(FORMATS);
	}

	String version() {
		return one(VERSIONS);
	}

	private String one(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
