package io.casebook.timeline.event;

import java.util.List;
import java.util.function.Function;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys and kinds are read or refused, whatever is sent for them. As an ordinary test this
 * tries the kept inputs; with {@code JAZZER_FUZZ=1} it looks for others.
 */
@Tag("fuzz")
class ListParameterFuzzTests {

	@FuzzTest
	void keysAndKindsAreReadOrRefused(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		assertThat(read(text, ListParameter::keys)).allMatch((key) -> key.matches("[a-z0-9-]{1,64}"));
		assertThat(read(text, ListParameter::kinds)).doesNotHaveDuplicates();
	}

	/** What is read; nothing only if it is refused. */
	private static <T> List<T> read(String text, Function<ListParameter, List<T>> reading) {
		try {
			List<T> read = reading.apply(ListParameter.of("given", List.of(text)));
			assertThat(read).isNotEmpty();
			return read;
		}
		catch (ApiProblem problem) {
			assertThat(problem.getStatusCode().value()).isEqualTo(400);
			assertThat(problem.getMessage()).contains("given");
			return List.of();
		}
	}

}
