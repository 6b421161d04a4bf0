package io.casebook.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Data packages go in by jobs and come out as they went in.
 */
@Stewardship
class PackageTests {

	private static final String FIRST = "/api/v1/packages/fintech-cases.zip";

	@Test
	void exportOfTheFirstDataSetIsCompleteAndImportingItWouldChangeNothing() {
		byte[] zip = export(FIRST);
		Map<String, String> files = Zip.files(zip);
		assertThat(files).containsKeys("datapackage.json", "README.md", "companies.csv", "names.csv", "offerings.csv",
				"capabilities.csv", "relationships.csv", "groups.csv", "indices.csv", "index-sets.csv",
				"observations.csv", "events.csv", "sources.json");
		assertThat(files.values()).anySatisfy((file) -> assertThat(file).contains("Reuters, 2018a"));
		assertThat(export(FIRST)).as("the same content").isEqualTo(zip);

		JsonNode job = Imports.finished(Imports.sendDry(zip));
		assertThat(Json.string(job, "state")).as(job.toString()).isEqualTo("succeeded");
		assertThat(job.get("dryRun").asBoolean()).isTrue();
		assertThat(Imports.counts(job)).startsWith("0 created, 0 superseded, ").endsWith(" unchanged, 0 refused");
		assertThat(job.at("/resources/observations/unchanged").asInt()).as("claims of the four companies")
			.isEqualTo(rows(files, "observations.csv"))
			.isEqualTo(Platform.items("/api/v1/observations?group=fintech-cases&limit=200").size())
			.isGreaterThanOrEqualTo(30);
	}

	@Test
	void packageIsImportedCorrectedAndFoundUnchanged() {
		TryPackage small = new TryPackage("package");
		SmallPackage content = small.content();
		JsonNode dry = Imports.succeeded(Imports.sendDry(content.zip()));
		assertThat(dry.at("/resources/observations/created").asInt()).isEqualTo(2);
		assertThat(Platform.get("/api/v1/companies/" + small.company()).status()).as("after a dry run").isEqualTo(404);

		JsonNode job = Imports.take(content.zip());
		assertThat(job.get("resources")).as("counts for each resource").isEqualTo(dry.get("resources"));
		assertThat(Json.string(job, "createdBy")).isEqualTo(Curator.SUBJECT);
		assertThat(job.has("finishedAt")).isTrue();
		isVisible(small);

		assertThat(Imports.counts(Imports.take(content.zip()))).startsWith("0 created, 0 superseded, ");
		content.table("observations",
				"company,subject,index,relation,value,unit,period,status,standing,knownFrom,sources,flags",
				"%s,,%s,ge,10.50,{users},2017,reported,preferred,2019,%s#p. 2; doc,odd".formatted(small.company(),
						small.index(), small.source()),
				"%s,,%s,ge,20,{users},2018,reported,normal,2019,%s#p. 2; doc,".formatted(small.company(), small.index(),
						small.source()));
		job = Imports.take(content.zip());
		assertThat(Imports.counts(job)).startsWith("0 created, 1 superseded, ");
		List<JsonNode> claims = Platform.items("/api/v1/observations?index=" + small.index());
		assertThat(Json.strings(claims, "standing")).containsExactlyInAnyOrder("preferred", "normal");
	}

	@Test
	void progressIsStreamedUntilTheEnd() throws IOException {
		SmallPackage content = new TryPackage("progress").content();
		Answer accepted = Imports.send(content.zip());
		assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
		HttpResponse<Stream<String>> events = Platform.open(accepted.location(), BodyHandlers.ofLines(), "Accept",
				"text/event-stream");
		assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
		List<JsonNode> seen = events.body()
			.filter((line) -> line.startsWith("data:"))
			.map((line) -> Json.read(line.substring("data:".length())))
			.toList();
		assertThat(seen).isNotEmpty();
		assertThat(Json.string(seen.getLast(), "state")).isEqualTo("succeeded");
		assertThat(seen.getLast()).isEqualTo(Platform.json(accepted.location()));
	}

	@Test
	void requestThatIsRepeatedIsOneJob() {
		byte[] zip = new TryPackage("repeated").content().zip();
		String key = Run.key("package");
		List<Answer> answers = Together.run(10, (i) -> settled(zip, key));
		assertThat(answers).extracting(Answer::location)
			.as(answers.toString())
			.containsOnly(answers.getFirst().location());
		Imports.succeeded(answers.getFirst());
		Answer other = Imports.send(new TryPackage("other").content().zip(), "Idempotency-Key", key);
		assertThat(other.status()).as(other.toString()).isEqualTo(422);
	}

	@Test
	void exportThenImportThenExportIsTheSame() {
		TryPackage small = new TryPackage("again");
		Inventory before = Inventory.now();
		Imports.take(small.content().zip());
		String path = "/api/v1/packages/" + small.group() + ".zip";
		byte[] first = export(path);
		Inventory with = Inventory.now();
		before.restore();
		assertThat(Platform.get(path).status()).isEqualTo(404);
		Imports.take(first);
		assertThat(Zip.files(export(path))).isEqualTo(Zip.files(first));
		assertThat(export(path)).isEqualTo(first);
		assertThat(Inventory.now().kinds().get("companies")).isEqualTo(with.kinds().get("companies"));
	}

	@Test
	void exportTellsThePastOnRequest() {
		TryPackage small = new TryPackage("past");
		Imports.take(small.content().zip());
		Curator.change("/api/v1/companies/" + small.company(), "{\"summary\":\"It said yes once\"}");
		Map<String, String> files = Zip.files(export("/api/v1/packages/%s.zip?history=true".formatted(small.group())));
		assertThat(files.keySet()).anyMatch((name) -> name.startsWith("history/"));
		assertThat(files.entrySet()
			.stream()
			.filter((file) -> file.getKey().startsWith("history/"))
			.map(Map.Entry::getValue)).anySatisfy((file) -> assertThat(file).contains("and\\nmore"));
		assertThat(files.getOrDefault("companies.csv", "")).contains("It said yes once").doesNotContain("and\nmore");
	}

	private static void isVisible(TryPackage small) {
		JsonNode company = Platform.json("/api/v1/companies/" + small.company());
		assertThat(Json.string(company, "summary")).isEqualTo("It says \"yes\", and\nmore");
		assertThat(Json.strings(company, "names", "name")).contains("阿尔法", "Alpha & Sons");
		assertThat(Platform.items("/api/v1/observations?index=" + small.index())).hasSize(2);
		assertThat(Platform.items("/api/v1/events?company=" + small.company())).hasSize(1);
		JsonNode view = Platform
			.json("/api/v1/comparisons?group=%s&indices=%s&asOf=2021".formatted(small.group(), small.index()));
		assertThat(Json.strings(view, "companies", "key")).containsExactly(small.key("omega"), small.company());
		assertThat(Json.string(view.get("cells").get(1), "display")).isNotBlank();
		assertThat(view.at("/sources/" + small.source()).isObject()).isTrue();
	}

	private static Answer settled(byte[] zip, String key) {
		Answer answer = Imports.send(zip, "Idempotency-Key", key);
		for (int i = 0; i < 50 && answer.status() == 409; i++) {
			answer = Imports.send(zip, "Idempotency-Key", key);
		}
		return answer;
	}

	private static int rows(Map<String, String> files, String table) {
		return (int) files.getOrDefault(table, "").strip().lines().skip(1).count();
	}

	private static byte[] export(String path) {
		HttpResponse<byte[]> response = Platform.open(path, BodyHandlers.ofByteArray());
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/zip");
		return response.body();
	}

}
