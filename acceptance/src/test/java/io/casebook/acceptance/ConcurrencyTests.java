package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of several who write at the same time none overwrites another unseen, and who asks
 * twice is served once.
 */
@Stewardship
class ConcurrencyTests {

	private static final int ROUNDS = 20;

	private static final int REPETITIONS = 50;

	private static Ground ground;

	@BeforeAll
	static void layGround() {
		ground = Ground.lay("concurrency");
	}

	@ParameterizedTest
	@EnumSource(names = { "COMPANY", "GROUP", "INDEX", "OBSERVATION", "EVENT" })
	void ofTwoWritersWithOneTagExactlyOneWins(Writable kind) {
		String path = Curator.post(kind.collection(ground), kind.document(ground)).location();
		int before = Platform.walk(kind.history(path), 200).size();
		String member = title(kind);
		for (int round = 1; round <= ROUNDS; round++) {
			String tag = Platform.get(path).header("ETag");
			String text = "Round %d of ".formatted(round);
			List<Answer> answers = Together.run(2,
					(i) -> Curator.patch(path, "{\"%s\":\"%s%d\"}".formatted(member, text, i), "If-Match", tag));
			assertThat(answers).extracting(Answer::status).as(answers.toString()).containsExactlyInAnyOrder(200, 412);
			Answer winner = answers.get((answers.getFirst().status() == 200) ? 0 : 1);
			assertThat(Platform.get(path).body()).isEqualTo(winner.body()).contains(text);
		}
		assertThat(Platform.walk(kind.history(path), 200)).hasSize(before + ROUNDS);
		Curator.retire(path);
	}

	@ParameterizedTest
	@EnumSource(names = { "COMPANY", "RELATIONSHIP", "SOURCE", "INDEX_SET", "OBSERVATION", "EVENT" })
	void sameRequestFiftyTimesAtOnceIsDoneOnce(Writable kind) {
		String key = ground.key("once-" + kind);
		List<Answer> answers = Together.run(REPETITIONS,
				(i) -> settled(kind.collection(ground), kind.document(ground), key));
		Answer first = answers.stream()
			.filter((answer) -> !answer.header("Idempotency-Replayed").equals("true"))
			.reduce((one, other) -> {
				throw new AssertionError("Done twice: %s and %s".formatted(one, other));
			})
			.orElseThrow();
		assertThat(first.status()).as(first.toString()).isEqualTo(201);
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
			assertThat(answer.body()).isEqualTo(first.body());
			assertThat(answer.location()).isEqualTo(first.location());
			assertThat(answer.header("ETag")).isEqualTo(first.header("ETag"));
		});
		assertThat(kind.listed(ground).stream().filter(first.json()::equals)).hasSize(1);
		assertThat(Platform.items(kind.history(first.location())))
			.filteredOn((version) -> !version.has("supersededAt") && !version.toString().contains("\"retired"))
			.hasSize(1);

		Answer other = Curator.post(kind.collection(ground), kind.document(ground) + " ", "Idempotency-Key", key);
		assertThat(other.status()).as(other.toString()).isEqualTo(422);
		Curator.retire(first.location());
	}

	/** The answer when the first request with the key is done. */
	private static Answer settled(String path, String document, String key) {
		for (int i = 0; i < 50; i++) {
			Answer answer = Curator.post(path, document, "Idempotency-Key", key);
			if (answer.status() != 409) {
				return answer;
			}
			assertThat(answer.header("Retry-After")).as(answer.toString()).isNotBlank();
			pause();
		}
		throw new AssertionError("still not done");
	}

	private static void pause() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String title(Writable kind) {
		return switch (kind) {
			case COMPANY -> "summary";
			case OBSERVATION -> "asStated";
			default -> "title";
		};
	}

}
