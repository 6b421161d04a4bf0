package io.casebook.gateway.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FieldSelectionTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final View VIEW = new View("2018",
			List.of(new Item("a", new BigDecimal("1.50"), List.of(new Mark("x", "y"))),
					new Item("b", new BigDecimal("2"), List.of())),
			Map.of("k", new Mark("m", "n")), Map.of("title", "t"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			date                     | {"date":"2018"}
			items.key                | {"items":[{"key":"a"},{"key":"b"}]}
			items.value,date         | {"date":"2018","items":[{"value":1.50},{"value":2}]}
			items.marks.code         | {"items":[{"marks":[{"code":"x"}]},{"marks":[]}]}
			items.marks.code,items.marks | {"items":[{"marks":[{"code":"x","note":"y"}]},{"marks":[]}]}
			items.marks,items.marks.code | {"items":[{"marks":[{"code":"x","note":"y"}]},{"marks":[]}]}
			byKey.code               | {"byKey":{"k":{"code":"m"}}}
			byKey                    | {"byKey":{"k":{"code":"m","note":"n"}}}
			free                     | {"free":{"title":"t"}}
			""")
	void onlyWhatIsNamedRemains(String paths, String expected) {
		FieldSelection selection = FieldSelection.of(View.class, List.of(paths.split(",")));
		assertThat(JSON.writeValueAsString(selection.of(JSON.valueToTree(VIEW)))).isEqualTo(expected);
	}

	@Test
	void withoutPathsAllRemains() {
		FieldSelection all = FieldSelection.of(View.class, List.of());
		assertThat(all.isAll()).isTrue();
		assertThat(all.of(JSON.valueToTree(VIEW))).isEqualTo(JSON.valueToTree(VIEW));
	}

	@Test
	void eachUnknownPathIsNamed() {
		assertThatExceptionOfType(ApiProblem.class)
			.isThrownBy(() -> FieldSelection.of(View.class,
					List.of("date", "items.nope", "items.", ".", "date.year", "byKey.k", "free.title", "hidden",
							"items.key.x")))
			.satisfies((problem) -> assertThat(problem.getBody().getProperties()).extractingByKey("errors")
				.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(InvalidInput.class))
				.extracting(InvalidInput::value)
				.containsExactly("items.nope", "items.", ".", "date.year", "byKey.k", "free.title", "hidden",
						"items.key.x"));
	}

	record View(String date, List<Item> items, Map<String, Mark> byKey, Map<String, Object> free) {
	}

	record Item(String key, BigDecimal value, List<Mark> marks) {
	}

	record Mark(String code, String note, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String hidden) {

		Mark(String code, String note) {
			this(code, note, "");
		}

	}

}
