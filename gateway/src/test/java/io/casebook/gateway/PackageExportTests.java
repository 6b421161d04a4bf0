package io.casebook.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class PackageExportTests {

	private static final String EXPORT = "POST /internal/export";

	@Autowired
	private WebTestClient http;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	void openDoors() {
		Platform.reset();
		Platform.METRICS.answer(EXPORT,
				"""
						{"resource":"indices","row":2,"fields":{"key":"valuation","title":"Valuation"}}
						{"resource":"observations","row":2,"fields":{"company":"lufax","index":"valuation","value":"-5","asStated":"-5","sources":"R18a#p. 2"}}
						{"resource":"observations","row":3,"fields":{"company":"lufax","index":"valuation","asStated":"=1+1","sources":"R18a; GW17"}}
						{"resource":"observation-history","row":2,"fields":{"company":"lufax","supersededAt":"2026-11-24T00:00:00Z","revision":"1"}}
						""");
		Platform.TIMELINE.answer(EXPORT, """
				{"resource":"events","row":2,"fields":{"company":"zhongan","title":"Line 1\\nline 2","sources":"doc"}}
				""");
		Platform.COMPANY.answer(EXPORT,
				"""
						{"resource":"groups","row":2,"fields":{"key":"pair","title":"Pair","member":"lufax"}}
						{"resource":"companies","row":2,"fields":{"key":"lufax","name":"Lufax"}}
						{"resource":"sources","row":1,"fields":{"csl":"{\\"id\\":\\"GW17\\",\\"author\\":[{\\"family\\":\\"Greeven\\",\\"given\\":\\"Mark\\"},{\\"literal\\":\\"Wei\\"}],\\"issued\\":{\\"date-parts\\":[[2017,3]]},\\"title\\":\\"On *giants*\\"}"}}
						{"resource":"sources","row":2,"fields":{"csl":"{\\"id\\":\\"doc\\",\\"type\\":\\"document\\",\\"custom\\":{\\"citationShort\\":\\"Case study\\"}}"}}
						""");
	}

	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void packageHoldsWhatTheServicesHave() throws IOException {
		Map<String, String> files = files(bytes("pair.zip?history=true"));
		assertThat(files.keySet()).containsExactly("datapackage.json", "README.md", "CITATIONS.md", "companies.csv",
				"groups.csv", "indices.csv", "observations.csv", "events.csv", "sources.json",
				"history/observations.csv");
		assertThat(files.get("observations.csv")).isEqualTo(
				"""
						company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,missing,sources,flags
						lufax,,valuation,,-5,,,,,,,-5,,R18a#p. 2,
						lufax,,valuation,,,,,,,,,'=1+1,,R18a; GW17,
						""");
		assertThat(files.get("history/observations.csv")).isEqualTo(
				"""
						company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,missing,sources,flags,revision,supersededAt
						lufax,,,,,,,,,,,,,,,1,2026-11-24T00:00:00Z
						""");
		assertThat(files.get("sources.json")).isEqualTo(
				"""
						[
						{"id":"GW17","author":[{"family":"Greeven","given":"Mark"},{"literal":"Wei"}],"issued":{"date-parts":[[2017,3]]},"title":"On *giants*"},
						{"id":"doc","type":"document","custom":{"citationShort":"Case study"}}
						]
						""");
		assertThat(files.get("CITATIONS.md")).isEqualTo("""
				# Sources

				- **GW17**: Greeven, Mark; Wei (2017-03). On \\*giants\\*
				- **doc** (Case study): document
				""");
		assertThat(files.get("README.md")).startsWith("# Pair\n").contains("`pair`: `lufax`, `zhongan`.\n", """
				| `observations.csv` | 2 |
				| `events.csv` | 1 |
				""", "@pair.zip");
		JsonNode descriptor = this.json.readTree(files.get("datapackage.json"));
		assertThat(descriptor.path("name").asString()).isEqualTo("pair");
		assertThat(descriptor.path("resources").findValuesAsString("path")).containsExactly("companies.csv",
				"groups.csv", "indices.csv", "observations.csv", "events.csv", "sources.json",
				"history/observations.csv");
		assertThat(Platform.METRICS.written(EXPORT).getFirst().body())
			.isEqualTo("{\"companies\":[\"lufax\",\"zhongan\"],\"groups\":[\"pair\"],\"sources\":[],\"history\":true}");
		assertThat(Platform.COMPANY.written(EXPORT).getFirst().body()).isEqualTo(
				"{\"companies\":[\"lufax\",\"zhongan\"],\"groups\":[\"pair\"],\"sources\":[\"GW17\",\"R18a\",\"doc\"],\"history\":true}");
	}

	@Test
	void sameContentIsTheSameBytes() {
		byte[] first = bytes("pair.zip");
		assertThat(bytes("pair.zip")).isEqualTo(first);
		String tag = String.valueOf(this.http.head()
			.uri("/api/v1/packages/pair.zip")
			.exchange()
			.returnResult(Void.class)
			.getResponseHeaders()
			.getETag());
		this.http.get()
			.uri("/api/v1/packages/pair.zip")
			.header("If-None-Match", tag)
			.exchange()
			.expectStatus()
			.isNotModified();
	}

	@Test
	void groupThatNobodyHasIsNamed() {
		this.http.get().uri("/api/v1/packages/nope.zip").exchange().expectStatus().isNotFound();
	}

	@Test
	void packageIsNotMadeThinnerByAnOutage() {
		Platform.TIMELINE.gone();
		this.http.get()
			.uri("/api/v1/packages/pair.zip")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("timeline-service could not give all it has");
	}

	private byte[] bytes(String address) {
		byte[] bytes = this.http.get()
			.uri("/api/v1/packages/" + address)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("application/zip")
			.expectBody()
			.returnResult()
			.getResponseBody();
		return (bytes != null) ? bytes : new byte[0];
	}

	private static Map<String, String> files(byte[] bytes) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
				files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

}
