package io.casebook.gateway.parameter;

import java.time.Instant;
import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys and times are read or refused, whatever is sent for them. As an ordinary test this
 * tries the kept inputs; with {@code JAZZER_FUZZ=1} it looks for others.
 */
@Tag("fuzz")
class ParameterFuzzTests {

	@FuzzTest
	void keysAreReadOrRefused(FuzzedDataProvider data) {
		String one = data.consumeString(200);
		try {
			List<String> keys = Keys.list("companies", List.of(one, data.consumeRemainingAsString()));
			assertThat(keys).isNotEmpty().doesNotHaveDuplicates().allMatch((key) -> key.matches("[a-z0-9-]{1,64}"));
		}
		catch (ApiProblem problem) {
			assertThat(problem.getStatusCode().value()).isEqualTo(400);
			assertThat(problem.getMessage()).contains("companies");
		}
	}

	@FuzzTest
	void timeIsReadOrRefused(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		try {
			Instant time = Times.parse("recordedAsOf", text);
			assertThat(time).isNotNull();
			assertThat(Times.parse("recordedAsOf", String.valueOf(time))).isEqualTo(time);
		}
		catch (ApiProblem problem) {
			assertThat(problem.getStatusCode().value()).isEqualTo(400);
			assertThat(problem.getMessage()).contains("recordedAsOf");
		}
	}

}
