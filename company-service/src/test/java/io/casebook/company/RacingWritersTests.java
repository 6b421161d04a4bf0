package io.casebook.company;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What becomes of writes that come at the same time, or again. */
@CompanyServiceTest
class RacingWritersTests {

	private static final String COMPANY = "/api/v1/companies/zeta-pay";

	private static final String NEW = "{\"key\":\"newcomer\",\"name\":\"N\",\"kind\":\"case\",\"summary\":\"x\"}";

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
	}

	@Test
	void ofWritersWithOneVersionInMindExactlyOneWins() {
		for (int round = 1; round <= 10; round++) {
			String tag = "\"r%d\"".formatted(round);
			List<Answer> answers = atOnce(4, (i) -> this.casebook.send(PUT, COMPANY,
					"{\"name\":\"%s by %d\",\"kind\":\"case\",\"summary\":\"x\"}".formatted(tag.substring(1, 3), i),
					"If-Match", tag));
			assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412, 412, 412);
		}
		assertThat(this.casebook.get(COMPANY + "/revisions").get("items").size()).isEqualTo(11);
	}

	@Test
	void fiftyRequestsWithOneIdempotencyKeyMakeOneThing() {
		List<Answer> answers = atOnce(50,
				(i) -> this.casebook.send(POST, "/api/v1/companies", NEW, "Idempotency-Key", "once"));
		assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
		List<Answer> created = answers.stream().filter((answer) -> answer.status() == 201).toList();
		assertThat(created).extracting(Answer::text).containsOnly(created.getFirst().text());
		assertThat(created).filteredOn((answer) -> answer.headers().getFirst("Idempotency-Replayed") == null)
			.hasSize(1);
		assertThat(this.casebook.get("/api/v1/companies/newcomer/revisions").get("items").size()).isOne();
	}

	@Test
	void repeatedRequestGetsItsAnswerAgainWhateverBecameOfTheCompany() {
		this.casebook.send(POST, "/api/v1/companies", NEW).is(201, "\"r1\"");
		String capability = "/api/v1/companies/newcomer/capabilities/pricing";
		String content = "{\"statement\":\"Prices\",\"sources\":[\"doc\"]}";
		this.casebook.send(PUT, capability, content, "Idempotency-Key", "made").is(201, "\"r1\"");
		this.casebook.send(DELETE, capability, null, "If-Match", "\"r1\"", "Idempotency-Key", "gone").is(204, null);
		this.casebook.send(DELETE, "/api/v1/companies/newcomer", null, "If-Match", "\"r1\"").is(204, null);
		this.casebook.send(PUT, capability, content, "Idempotency-Key", "made").is(201, "\"r1\"");
		this.casebook.send(DELETE, capability, null, "If-Match", "\"r1\"", "Idempotency-Key", "gone").is(204, null);
		this.casebook.send(PUT, capability, content, "Idempotency-Key", "another")
			.refuses(404, "unknown-key",
					"[{\"detail\":\"There is no company with this key\",\"parameter\":\"company\",\"value\":\"newcomer\"}]");
	}

	@Test
	void repeatedRequestGetsItsAnswerAgain() {
		Answer first = this.casebook.send(POST, "/api/v1/companies", NEW, "Idempotency-Key", "once").is(201, "\"r1\"");
		Answer again = this.casebook.send(POST, "/api/v1/companies", NEW, "Idempotency-Key", "once").is(201, "\"r1\"");
		assertThat(again.text()).isEqualTo(first.text());
		assertThat(again.headers().getLocation()).isEqualTo(first.headers().getLocation());
		assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
		this.casebook.send(POST, "/api/v1/companies", NEW.replace("\"x\"", "\"y\""), "Idempotency-Key", "once")
			.refuses(422, "invalid-content", null);
		this.casebook
			.send(POST, "/api/v1/companies", NEW, "Idempotency-Key", "once", "Authorization",
					CasebookClient.CALLS.authorization("another"))
			.refuses(409, "conflict", null);

		this.casebook.send(DELETE, "/api/v1/companies/newcomer", null, "If-Match", "\"r1\"", "Idempotency-Key", "two")
			.is(204, null);
		this.casebook.send(DELETE, "/api/v1/companies/newcomer", null, "If-Match", "\"r1\"", "Idempotency-Key", "two")
			.is(204, null);
	}

	@Test
	void writesAmongImportsKeepOneVersionAtATime() {
		atOnce(12,
				(i) -> (i % 3 == 0) ? Answer.of(this.casebook.post(PackageLines.small().toString()))
						: this.casebook.send(PUT, COMPANY,
								"{\"name\":\"Version %d\",\"kind\":\"case\",\"summary\":\"x\"}".formatted(i),
								"If-Match", "*"));
		assertThat(Database.number("""
				SELECT count(*)
				FROM company.revision a JOIN company.revision b USING (kind, key)
				WHERE a.revision < b.revision AND (a.recorded_at >= b.recorded_at OR a.superseded_at IS NULL
					OR a.superseded_at > b.recorded_at)""")).isZero();
		assertThat(Database.number("""
				SELECT count(*) FROM company.revision r JOIN company.held h USING (kind, key)
				WHERE r.superseded_at IS NULL AND r.content IS DISTINCT FROM h.content""")).isZero();
	}

	private static List<Answer> atOnce(int number, IntFunction<Answer> request) {
		return Objects.requireNonNull(Flux.range(0, number)
			.flatMap((i) -> Flux.defer(() -> Flux.just(request.apply(i))).subscribeOn(Schedulers.boundedElastic()),
					number)
			.collectList()
			.block());
	}

}
