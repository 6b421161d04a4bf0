package io.casebook.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FaultsTests {

	private final Faults faults = new Faults();

	@Test
	void nothingWrongIsNoProblem() {
		this.faults.verify();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void oneFaultIsToldAsOne() {
		this.faults.add(InvalidInput.pointer("/title", null, "it is required"));
		ApiProblem problem = refused();
		assertThat(problem.getStatusCode().value()).isEqualTo(422);
		assertThat(problem.getBody().getDetail()).isEqualTo("There is 1 fault. Nothing was changed");
		assertThat(properties(problem)).isEqualTo(Map.of("faults", 1L, "errors",
				List.of(new InvalidInput("it is required", null, "/title", null, null, null, null))));
	}

	@Test
	void allFaultsAreCountedAndTheFirstHundredAreListed() {
		for (int row = 2; row < 152; row++) {
			this.faults.add("events", row, "date", "x", "a date");
		}
		this.faults.addAll(1000, List.of(InvalidInput.row("events", 152, null, null, "a row")));
		ApiProblem problem = refused();
		assertThat(problem.getBody().getDetail())
			.isEqualTo("There are 1150 faults; the first 100 are listed. Nothing was changed");
		assertThat(properties(problem)).containsEntry("faults", 1150L);
		assertThat(this.faults.listed()).hasSize(100)
			.first()
			.isEqualTo(new InvalidInput("a date", null, null, "events", 2L, "date", "x"));
		assertThat(this.faults.listed()).last()
			.isEqualTo(new InvalidInput("a date", null, null, "events", 101L, "date", "x"));
	}

	@Test
	void halvesOfCharactersAreNotGivenBack() {
		this.faults.add(InvalidInput.pointer("/\ud83d", "x".repeat(119) + "\ud83d\ude00 and more", "text"));
		this.faults.add(InvalidInput.row("e\udc00", 1, "\udc00f", "\ud83d\ude00\ude00", "text"));
		assertThat(Told.by(this.faults)).containsExactly("/\ufffd | " + "x".repeat(119) + "… | text",
				"e\ufffd 1 \ufffdf | \ud83d\ude00\ufffd | text");
	}

	@Test
	void faultsThatWereFoundBeforeComeInAHeader() {
		this.faults.add(InvalidInput.pointer("/company", "é\n\ud83d\ude00", "a key"));
		HttpHeaders headers = new HttpHeaders();
		headers.set(FoundFaults.HEADER, FoundFaults.header(this.faults));
		assertThat(headers.getFirst(FoundFaults.HEADER)).matches("[ -~]+");
		Faults found = FoundFaults.of(headers);
		found.add(InvalidInput.pointer("/date", null, "a date"));
		assertThat(Told.by(found)).containsExactly("/company | é\n\ud83d\ude00 | a key", "/date | null | a date");
		assertThat(FoundFaults.of(new HttpHeaders()).count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "none", "{}", "[1]", "[{\"colour\":1}]" })
	void headerThatListsNoFaultsIsRefused(String header) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(FoundFaults.HEADER, header);
		ApiProblem problem = Objects
			.requireNonNull(catchThrowableOfType(ApiProblem.class, () -> FoundFaults.of(headers)));
		assertThat(problem.getStatusCode().value()).isEqualTo(400);
	}

	private ApiProblem refused() {
		return Objects.requireNonNull(catchThrowableOfType(ApiProblem.class, this.faults::verify));
	}

	private static Map<String, Object> properties(ApiProblem problem) {
		return Objects.requireNonNull(problem.getBody().getProperties());
	}

}
