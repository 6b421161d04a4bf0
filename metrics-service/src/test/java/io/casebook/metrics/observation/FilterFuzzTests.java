package io.casebook.metrics.observation;

import java.util.List;
import java.util.function.BiFunction;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.casebook.metrics.claim.Status;
import io.casebook.metrics.query.ParameterReader;
import io.casebook.problem.ApiProblem;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A filter is read or refused, whatever is sent for it. As an ordinary test this tries
 * the kept inputs; with {@code JAZZER_FUZZ=1} it looks for others.
 */
@Tag("fuzz")
class FilterFuzzTests {

	private static final int MOST_KEYS = 100;

	@FuzzTest
	void valueIsAConditionOrRefused(FuzzedDataProvider data) {
		ValueCondition condition = read(data.consumeRemainingAsString(), ValueCondition::read);
		if (condition != null) {
			assertThat(condition.values()).isNotEmpty()
				.hasSizeLessThanOrEqualTo(100)
				.allSatisfy((number) -> assertThat(number.toPlainString()).hasSizeLessThan(250));
			assertThat(condition.sql("o.value", ":numbers"))
				.matches("o\\.value (=|<>|<|<=|>|>=) (ANY|ALL)\\(:numbers\\)");
		}
	}

	@FuzzTest
	void dateIsReadAsItIsWrittenOrRefused(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		var date = read(text, (reader, given) -> reader.date("period", given));
		if (date != null) {
			assertThat(date).hasToString(text);
			assertThat(Span.of(date)).hasToString(text);
		}
		var asOf = read(text, (reader, given) -> reader.asOf("asOf", given));
		assertThat(asOf == null || asOf.latest() != null).isTrue();
	}

	@FuzzTest
	void keysAreReadOrRefused(FuzzedDataProvider data) {
		List<String> keys = read(data.consumeRemainingAsString(),
				(reader, given) -> reader.keys("company", List.of(given), MOST_KEYS));
		if (keys != null) {
			assertThat(keys).isNotEmpty()
				.doesNotHaveDuplicates()
				.hasSizeLessThanOrEqualTo(MOST_KEYS)
				.allMatch((key) -> key.matches("[a-z0-9-]{1,64}"));
		}
	}

	@FuzzTest
	void otherParametersAreReadOrRefused(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		read(text, (reader, given) -> reader.code("relation", given, Relation.class));
		read(text, (reader, given) -> reader.codes("status", List.of(given), Status.class));
		read(text, (reader, given) -> reader.instant("recordedAsOf", given));
		read(text, (reader, given) -> reader.number("limit", given, 1, 200));
		read(text, (reader, given) -> reader.uuid("id", given));
		read(text, (reader, given) -> reader.words("q", given));
	}

	/**
	 * What the text is read as; none only if it is refused, with a reason that names the
	 * parameter.
	 */
	private static <T> @Nullable T read(String text, BiFunction<ParameterReader, String, @Nullable T> reading) {
		ParameterReader reader = new ParameterReader();
		T read = reading.apply(reader, text);
		ApiProblem problem = catchThrowableOfType(ApiProblem.class, reader::verify);
		if (problem == null) {
			assertThat(read).isNotNull();
			return read;
		}
		assertThat(problem.getStatusCode().value()).isEqualTo(400);
		assertThat(problem.getMessage()).contains("The parameter '");
		return null;
	}

}
