import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code java Freshness.java KEY WRITES WRITING READING COMPANY}: states a figure through the
 * gateway at one address and reads a comparison at another until that shows it, so many
 * times, on a company that has none yet. Prints for how long, after a change was acknowledged, reads did not show it, in
 * milliseconds: at the median, the 99th percentile and at most.
 */
class Freshness {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

	public static void main(String[] args) throws IOException, InterruptedException {
		String key = args[0];
		int writes = Integer.parseInt(args[1]);
		String writing = args[2];
		String company = args[4];
		String reading = args[3] + "/api/v1/comparisons?companies=" + company + ",lufax&indices=fresh-users";
		double[] waits = new double[writes];
		for (int number = 0; number < writes; number++) {
			String day = FIRST.plusDays(number).toString();
			write(writing, key, company, day);
			long acknowledged = System.nanoTime();
			while (!read(reading).contains("\"period\":\"" + day)) {
				if (System.nanoTime() - acknowledged > PATIENCE.toNanos()) {
					throw new IllegalStateException("never seen: " + day);
				}
			}
			waits[number] = (System.nanoTime() - acknowledged) / 1e6;
			Thread.sleep(ThreadLocalRandom.current().nextInt(20, 120));
		}
		Arrays.sort(waits);
		System.out.printf("%.0f\t%.0f\t%.0f%n", waits[writes / 2], waits[writes * 99 / 100], waits[writes - 1]);
	}

	private static void write(String gateway, String key, String company, String day)
			throws IOException, InterruptedException {
		String claim = """
				{"company":"%s","index":"fresh-users","relation":"eq","value":7,"unit":"{users}","period":"%s",
				"status":"reported","standing":"normal","knownFrom":"2020","sources":[{"key":"doc"}]}""".formatted(company,
				day);
		HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(gateway + "/api/v1/observations"))
			.timeout(PATIENCE)
			.header("X-API-Key", key)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(claim))
			.build(), BodyHandlers.ofString());
		if (answer.statusCode() != 201) {
			throw new IllegalStateException("%d %s".formatted(answer.statusCode(), answer.body()));
		}
	}

	private static String read(String view) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(URI.create(view)).timeout(PATIENCE).build(), BodyHandlers.ofString())
			.body();
	}

}
