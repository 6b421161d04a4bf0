package io.casebook.metrics.index;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of writes to the catalogue that come at the same time, or again. */
@ServiceTest
class RacingWritersTests {

	private final Casebook casebook;

	RacingWritersTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("cars").set("all", "cars"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/indices/cars", "/index-sets/all" })
	void ofWritersWithOneVersionInMindExactlyOneWins(String path) {
		for (int round = 1; round <= 5; round++) {
			String tag = "\"r%d\"".formatted(round);
			List<Integer> statuses = atOnce(4,
					(i) -> this.casebook
						.write(HttpMethod.PATCH, "/api/v1" + path,
								"{\"title\":\"By %d, after %s\"}".formatted(i, tag.charAt(2)), "If-Match", tag)
						.returnResult(Void.class)
						.getStatus()
						.value());
			assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
		}
		assertThat(this.casebook.items("revision", path + "/history")).hasSize(6);
	}

	@Test
	void fiftyRequestsWithOneIdempotencyKeyMakeOneIndex() {
		String index = """
				{"key":"new","title":"New","unit":"USD","dimension":"money","better":"higher","basis":"actual"}""";
		List<EntityExchangeResult<String>> answers = atOnce(50, (i) -> post(index));
		EntityExchangeResult<String> again = post(index);
		assertThat(answers).extracting((answer) -> answer.getStatus().value()).containsOnly(201, 409);
		assertThat(answers).filteredOn((answer) -> answer.getStatus().value() == 201)
			.isNotEmpty()
			.allSatisfy((answer) -> assertThat(answer.getResponseBody()).isEqualTo(again.getResponseBody()));
		assertThat(again.getStatus().value()).isEqualTo(201);
		assertThat(this.casebook.items("revision", "/indices/new/history")).containsExactly("1");
	}

	private EntityExchangeResult<String> post(String index) {
		return this.casebook.write(HttpMethod.POST, "/api/v1/indices", index, "Idempotency-Key", "once")
			.expectBody(String.class)
			.returnResult();
	}

	private static <T> List<T> atOnce(int number, IntFunction<T> request) {
		return Objects.requireNonNull(Flux.range(0, number)
			.flatMap((i) -> Flux.defer(() -> Flux.just(request.apply(i))).subscribeOn(Schedulers.boundedElastic()),
					number)
			.collectList()
			.block());
	}

}
