package io.casebook.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables of many rows go in at once and come out whole, however slowly they are read.
 */
@Stewardship
class StreamTests {

	/** Most of the time goes into retiring them one by one. */
	private static final int ROWS = Integer.getInteger("casebook.rows", 5_000);

	/** Many times what it takes, and far less than comparing each row with each. */
	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final String LIST = "/api/v1/observations";

	private static final Ground GROUND = new Ground("stream");

	private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

	private static String table = "";

	@BeforeAll
	static void takeTable() {
		Ground ground = Ground.lay(GROUND.name());
		StringBuilder rows = new StringBuilder(
				"company,index,relation,value,unit,period,status,standing,knownFrom,sources\n");
		for (int i = 0; i < ROWS; i++) {
			rows.append("%s,%s,eq,%d,{users},%s,reported,normal,2020,%s\n".formatted(ground.company(), ground.users(),
					i, FIRST.plusDays(i), ground.source()));
		}
		table = rows.toString();
		assertThat(send().json().get("created").asInt()).isEqualTo(ROWS);
	}

	@Test
	void sameTableAgainChangesNothing() {
		Instant begin = Instant.now();
		assertThat(send().json().get("unchanged").asInt()).isEqualTo(ROWS);
		assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
	}

	@Test
	void slowReaderGetsEveryRowOnce() throws IOException {
		Set<String> periods = new HashSet<>();
		HttpResponse<InputStream> response = Platform.open(LIST + "?company=" + GROUND.company(),
				BodyHandlers.ofInputStream(), "Accept", Curator.NDJSON);
		assertThat(response.statusCode()).isEqualTo(200);
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8),
				8192)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				assertThat(periods.add(Json.string(Json.read(line), "period"))).as("new is %s", line).isTrue();
				if (periods.size() % 500 == 0) {
					pause();
				}
			}
		}
		assertThat(periods).hasSize(ROWS).contains(FIRST.toString(), FIRST.plusDays(ROWS - 1).toString());
	}

	@Test
	void readerWhoGoesLeavesThePlatformAtWork() throws IOException {
		for (int i = 0; i < 10; i++) {
			try (InputStream some = Platform
				.open(LIST + "?company=" + GROUND.company(), BodyHandlers.ofInputStream(), "Accept", Curator.NDJSON)
				.body()) {
				assertThat(some.readNBytes(1000)).hasSize(1000);
			}
		}
		assertThat(Platform.json(LIST + "?company=" + GROUND.company()).get("items")).hasSize(50);
	}

	private static Answer send() {
		Answer answer = Curator.send("POST", LIST, Curator.CSV, Curator.text(table));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer;
	}

	private static void pause() {
		try {
			Thread.sleep(100);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
