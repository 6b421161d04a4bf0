package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part is killed while a table and a package go in, somebody writes, somebody looks and
 * somebody follows the changes: repeated afterwards, both are complete, nothing is
 * doubled, all that was acknowledged is there, no view has lacked any of it, and whoever
 * follows has heard of every change, once and in order.
 */
@AgainstPlatform(destructive = true)
@Order(Stage.FAULTS)
@ExtendWith(Tidying.class)
class StewardshipFaultTests {

	/** Rows that are corrected in each round. */
	private static final int ROWS = 600;

	/** Rows that are new in each round. */
	private static final int MORE = 100;

	private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

	private static final String CLAIMS = "company,index,relation,value,unit,period,status,standing,knownFrom,asStated,"
			+ "sources";

	private static Ground ground = new Ground("faults");

	private static int round;

	private final Faults faults = Objects.requireNonNull(Faults.named());

	@BeforeAll
	static void layGround() {
		ground = Ground.lay("faults");
	}

	@ParameterizedTest
	@ValueSource(strings = { "metrics-service", "timeline-service", "company-service", "gateway", "postgres" })
	void importsAreCompleteAndNothingIsLostThoughAPartIsKilled(String part) throws InterruptedException {
		round++;
		String table = table(ground.other(), ground.users(), "{users}");
		byte[] zip = content().zip();
		String beginning = Follower.now();
		Diary diary = new Diary(ground, part);
		Follower follower = Follower.after(beginning);
		Onlooker onlooker = new Onlooker(() -> ClaimsShown.view(ground), new ClaimsShown(ground, diary::claims));
		try (follower; onlooker; diary) {
			diary.begin();
			SlowTable slow = new SlowTable(table);
			slow.awaitHalf();
			CompletableFuture<@Nullable Answer> accepted = CompletableFuture.supplyAsync(() -> sent(zip));
			Awaitility.await("statements").until(() -> diary.acknowledged().size() >= 4);
			Thread.sleep(150L * round);
			this.faults.kill(part);
			slow.sendRest();
			this.faults.restore(part);
			Answer answer = accepted.join();
			awaitWrites();
			if (answer != null && answer.status() == 202) {
				Imports.finished(answer.location());
			}
			repeat(table, zip);
			diary.close();
			follower.awaitAll(beginning);
			for (String service : List.of("company", "metrics", "timeline")) {
				assertThat(follower.of(service)).as("the changes of " + service).isNotEmpty();
			}
		}
		assertThat(onlooker.lapses()).as("what was wrong with views").isEmpty();
		assertThat(onlooker.live()).as("views with a live matrix").isPositive();
		assertThat(diary.surprise()).as("an answer to a statement").isNull();
		everythingIsThereOnce(diary, part);
	}

	private static void repeat(String table, byte[] zip) {
		Answer taken = Curator.send("POST", "/api/v1/observations", Curator.CSV, Curator.text(table));
		assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
		Imports.take(zip);
		Answer again = Curator.send("POST", "/api/v1/observations", Curator.CSV, Curator.text(table));
		assertThat(again.json().get("unchanged").asInt()).as(again.toString()).isEqualTo(rows());
		assertThat(Imports.counts(Imports.take(zip))).startsWith("0 created, 0 superseded, ");
	}

	private static void everythingIsThereOnce(Diary diary, String part) {
		for (String list : List.of("/api/v1/observations?company=%s&index=%s".formatted(ground.other(), ground.users()),
				"/api/v1/observations?company=%s&index=%s".formatted(ground.company(), ground.worth()))) {
			List<JsonNode> claims = Platform.stream(list);
			assertThat(Json.strings(claims, "period")).as(list)
				.containsExactlyInAnyOrderElementsOf(days())
				.doesNotHaveDuplicates();
			assertThat(Json.strings(claims, "asStated")).containsOnly("round " + round);
		}
		List<JsonNode> events = Platform.stream("/api/v1/events?company=" + ground.other());
		assertThat(Json.strings(events, "date")).containsExactlyElementsOf(days());
		assertThat(Json.strings(events, "detail")).containsOnly("round " + round);
		for (String path : diary.acknowledged()) {
			assertThat(Platform.get(path).status()).as("what was acknowledged as %s", path).isEqualTo(200);
		}
		List<String> written = new ArrayList<>();
		Platform.stream("/api/v1/events?company=" + ground.company())
			.stream()
			.filter((event) -> Json.string(event, "title").startsWith(part + " "))
			.forEach((event) -> written.add("/api/v1/events/" + Json.string(event, "id")));
		Platform.stream("/api/v1/observations?company=%s&index=%s".formatted(ground.company(), ground.users()))
			.stream()
			.filter((claim) -> claim.at("/sources/0/locator").asString().equals(part))
			.forEach((claim) -> written.add("/api/v1/observations/" + Json.string(claim, "id")));
		assertThat(written).as("what was written, and only once")
			.containsExactlyInAnyOrderElementsOf(diary.acknowledged());
	}

	private static int rows() {
		return ROWS + round * MORE;
	}

	private static List<String> days() {
		return FIRST.datesUntil(FIRST.plusDays(rows())).map(LocalDate::toString).toList();
	}

	private static String table(String company, String index, String unit) {
		StringBuilder table = new StringBuilder(CLAIMS).append('\n');
		days().forEach((day) -> table.append("%s,%s,eq,7,%s,%s,reported,normal,2020,round %d,%s\n".formatted(company,
				index, unit, day, round, ground.source())));
		return table.toString();
	}

	private static SmallPackage content() {
		List<String> events = new ArrayList<>(List.of("company,date,kind,title,detail,sources"));
		days().forEach((day) -> events
			.add("%s,%s,other,It is a day,round %d,%s".formatted(ground.other(), day, round, ground.source())));
		return new SmallPackage()
			.table("observations", table(ground.company(), ground.worth(), "USD").lines().toArray(String[]::new))
			.table("events", events.toArray(String[]::new))
			.table("capabilities", "key,company,statement,sources",
					"%s,%s,It does round %d,%s".formatted(ground.key("can"), ground.company(), round, ground.source()));
	}

	private static @Nullable Answer sent(byte[] zip) {
		try {
			return Imports.send(zip);
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	private void awaitWrites() {
		Awaitility.await("everything can be written again")
			.atMost(this.faults.recovery())
			.pollInterval(Duration.ofMillis(500))
			.ignoreException(UncheckedIOException.class)
			.untilAsserted(() -> {
				for (String path : List.of("/api/v1/companies", "/api/v1/observations", "/api/v1/events",
						"/api/v1/jobs")) {
					assertThat(Platform.get(path).status()).as(path).isEqualTo(200);
				}
				JsonNode sections = Platform.json(Platform.COMPARISON).get("sections");
				sections.forEach((section) -> assertThat(Json.string(section, "status")).isEqualTo("live"));
			});
	}

}
