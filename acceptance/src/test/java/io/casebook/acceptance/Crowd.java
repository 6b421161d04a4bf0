package io.casebook.acceptance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many companies with a figure for each of many indices.
 */
record Crowd(List<String> companies, List<String> indices) {

	static Crowd of(int companies, int indices) {
		Crowd crowd = new Crowd(keys("crowd-company-", companies), keys("crowd-index-", indices));
		crowd.companies.forEach((key) -> Curator.put("/api/v1/companies/" + key, """
				{"name": "%s", "kind": "case", "summary": "One of many", "sources": ["doc"]}""".formatted(key),
				"If-None-Match", "*"));
		crowd.indices.forEach((key) -> Curator.put("/api/v1/indices/" + key, """
				{"title": "%s", "unit": "{count}", "dimension": "count", "better": "higher", "basis": "actual",
				"definition": "One of many"}""".formatted(key), "If-None-Match", "*"));
		String rows = IntStream.range(0, companies * indices)
			.mapToObj(
					(at) -> """
							{"company":"%s","index":"%s","relation":"%s","value":%d,"unit":"{count}","period":"2017","status":"reported","knownFrom":"2017","sources":[{"key":"doc"}]}
							"""
						.formatted(crowd.companies.get(at / indices), crowd.indices.get(at % indices),
								(at % 7 == 0) ? "gt" : "eq", 1000L + at * 37L))
			.collect(Collectors.joining());
		Answer answer = Curator.send("POST", "/api/v1/observations", Curator.NDJSON,
				java.net.http.HttpRequest.BodyPublishers.ofString(rows));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return crowd;
	}

	String address() {
		return "/?companies=%s&indices=%s&lang=en".formatted(String.join(",", this.companies),
				String.join(",", this.indices));
	}

	private static List<String> keys(String begin, int count) {
		return IntStream.rangeClosed(1, count).mapToObj((at) -> begin + at).toList();
	}

}
