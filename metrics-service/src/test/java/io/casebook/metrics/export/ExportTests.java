package io.casebook.metrics.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ExportTests {

	private static final String BOTH = "{\"companies\":[\"bolt\",\"acme\"],\"history\":false}";

	private final Casebook casebook;

	ExportTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("lions")
			.index("users", "definition", "Who, \"really\"\nuses it")
			.money("worth")
			.index("cars")
			.set("fleet", "cars", "worth")
			.set("zoo", "lions")
			.claim("acme", "worth", "8.40", "unit", "USD", "sources", "B2#p. 4; A1", "asStated", "=8,40 \"€\"\nmn")
			.claim("acme", "users", "1000000000000000000", "subject", "part", "relation", "gt")
			.claim("acme", "users", "-0.10", "flags", "odd: Very odd | even", "period", "../2017")
			.claim("acme", "users", "-0.1", "flags", "odd", "period", "../2017", "subject", "part")
			.claim("bolt", "users", "", "missing", "withheld", "standing", "preferred")
			.claim("cord", "lions", "5"));
	}

	@Test
	void packageHasTheClaimsWithTheirIndicesAndSets() {
		assertThat(export(BOTH)).isEqualTo("""
				{"resource":"indices","row":2,"fields":{"key":"users","title":"Index users","unit":"{users}",\
				"unitLabel":"users","dimension":"count","better":"higher","basis":"actual",\
				"definition":"Who, \\"really\\"\\nuses it"}}
				{"resource":"indices","row":3,"fields":{"key":"worth","title":"Index worth","unit":"USD",\
				"unitLabel":"US$","dimension":"money","better":"higher","basis":"actual"}}
				{"resource":"indices","row":4,"fields":{"key":"cars","title":"Index cars","unit":"{users}",\
				"unitLabel":"users","dimension":"count","better":"higher","basis":"actual"}}
				{"resource":"index-sets","row":2,"fields":{"key":"fleet","title":"Set fleet","index":"cars"}}
				{"resource":"index-sets","row":3,"fields":{"key":"fleet","title":"Set fleet","index":"worth"}}
				{"resource":"observations","row":2,"fields":{"company":"acme","index":"users","relation":"eq",\
				"value":"-0.10","unit":"{users}","period":"../2017","status":"reported","standing":"normal",\
				"knownFrom":"2018","sources":"doc","flags":"odd: Very odd | even"}}
				{"resource":"observations","row":3,"fields":{"company":"acme","subject":"part","index":"users",\
				"relation":"eq","value":"-0.1","unit":"{users}","period":"../2017","status":"reported",\
				"standing":"normal","knownFrom":"2018","sources":"doc","flags":"odd"}}
				{"resource":"observations","row":4,"fields":{"company":"acme","subject":"part","index":"users",\
				"relation":"gt","value":"1000000000000000000","unit":"{users}","period":"2017","status":"reported",\
				"standing":"normal","knownFrom":"2018","sources":"doc"}}
				{"resource":"observations","row":5,"fields":{"company":"acme","index":"worth","relation":"eq",\
				"value":"8.40","unit":"USD","period":"2017","status":"reported","standing":"normal",\
				"knownFrom":"2018","asStated":"=8,40 \\"€\\"\\nmn","sources":"B2#p. 4; A1"}}
				{"resource":"observations","row":6,"fields":{"company":"bolt","index":"users","relation":"eq",\
				"unit":"{users}","period":"2017","status":"reported","standing":"preferred","knownFrom":"2018",\
				"missing":"withheld","sources":"doc"}}
				""");
	}

	@Test
	void exportComesBackTheSameFromNothing() {
		String all = "{\"companies\":[\"acme\",\"bolt\",\"cord\"]}";
		for (String request : List.of(BOTH, all)) {
			load();
			String lines = export(request);
			String table = table(request);
			this.casebook.forgetAll();
			this.casebook.post(lines, "").expectStatus().isOk();
			assertThat(export(request)).isEqualTo(lines);
			assertThat(table(request)).isEqualTo(table);
			assertThat(merge(table)).contains("\"created\":0,\"superseded\":0");
		}
	}

	@Test
	void tableHasNoFormulas() {
		assertThat(table(BOTH))
			.startsWith(
					"""
							company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,missing,\
							sources,flags
							acme,,users,eq,-0.10,{users},../2017,,reported,normal,2018,,,doc,odd: Very odd | even
							""")
			.contains(",2018,\"'=8,40 \"\"€\"\"\nmn\",,B2#p. 4; A1,\n");
	}

	@Test
	void listIsATableToo() {
		String table = Casebook.text(this.casebook.http()
			.get()
			.uri("/api/v1/observations?company=acme&index=worth")
			.accept(MediaType.parseMediaType("text/csv"))
			.exchange()
			.expectStatus()
			.isOk());
		String id = this.casebook.items("id", "/observations?index=worth").getFirst();
		String time = this.casebook.items("recordedAt", "/observations?index=worth").getFirst();
		assertThat(table).isEqualTo(
				"""
						company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,missing,\
						sources,flags,display,id,revision,recordedAt,recordedBy,supersededAt,retiredBy
						acme,,worth,eq,8.40,USD,2017,,reported,normal,2018,"'=8,40 ""€""
						mn",,B2#p. 4; A1,,US$8.40,%s,1,%s,casebook,,
						"""
					.formatted(id, time));
		assertThat(merge(table)).isEqualTo("{\"created\":0,\"superseded\":0,\"unchanged\":1}");
		this.casebook.http()
			.get()
			.uri("/api/v1/observations?index=nothing")
			.accept(MediaType.parseMediaType("text/csv"))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@Test
	void historyHasWhatWasSuperseded() {
		this.casebook.load(new DataPackage().claim("bolt", "users", "", "missing", "withheld"));
		String id = this.casebook.items("id", "/observations?company=acme&index=worth").getFirst();
		this.casebook.write(HttpMethod.DELETE, "/api/v1/observations/" + id, "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		String history = export(BOTH.replace("false", "true")).lines()
			.filter((line) -> line.contains("observation-history"))
			.collect(Collectors.joining("\n"));
		assertThat(history)
			.startsWith("""
					{"resource":"observation-history","row":2,"fields":{"id":"%s","revision":"1","recordedAt":"""
				.formatted(id))
			.contains("\"retiredBy\":\"key:curator\",\"company\":\"acme\"", "\"row\":3", "\"standing\":\"preferred\"");
		assertThat(history.lines()).hasSize(2);
	}

	@Test
	void longExportGoesOnWhereAStretchEnds() {
		String table = "company,subject,index,value,missing,unit,period,knownFrom,sources\n" + IntStream.range(0, 7000)
			.mapToObj((i) -> "many,%s,users,%s,%s,{users},2017,2018,%s\n".formatted((i % 3 == 0) ? "" : "part-" + i % 3,
					(i < 6997) ? i / 6 : "", (i < 6997) ? "" : "withheld", (i % 2 == 0) ? "A" : "B"))
			.collect(Collectors.joining());
		assertThat(merge(table)).contains("\"created\":7000");
		String request = "{\"companies\":[\"acme\",\"many\"]}";
		List<String> rows = table(request).lines().filter((row) -> row.startsWith("many")).toList();
		assertThat(rows).hasSize(7000).doesNotHaveDuplicates();
		assertThat(export(request).lines().filter((row) -> row.contains("\"many\""))).hasSize(7000);
		assertThat(merge(table(request))).contains("\"created\":0,\"superseded\":0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"companies\":[\"A\"]}", "{\"companies\":\"acme\"}", "{\"companies\":[],\"history\":1}",
			"{\"colour\":\"red\"}" })
	void requestIsRefused(String request) {
		this.casebook.written(422, HttpMethod.POST, "/internal/export", request);
	}

	@Test
	void nothingIsAskedForNothingComes() {
		assertThat(this.casebook.write(HttpMethod.POST, "/internal/export", "{}")
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).isNull();
	}

	private String export(String request) {
		return Casebook.text(this.casebook.write(HttpMethod.POST, "/internal/export", request)
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON));
	}

	private String table(String request) {
		return Casebook
			.text(this.casebook.write(HttpMethod.POST, "/internal/export/observations", request).expectStatus().isOk());
	}

	private String merge(String table) {
		return this.casebook
			.written(200, HttpMethod.POST, "/internal/observation-batches/" + this.casebook.stage(table) + "/merge", "")
			.toString();
	}

}
