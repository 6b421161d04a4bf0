package io.casebook.gateway.table;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A column with figures of one index.
 *
 * @param column its name
 * @param index the key of the index
 * @param definition the index's row, for when there is no such index; absent when there
 * must be one
 * @param unit the unit of all figures
 * @param unitColumn the column with the unit of each
 * @param scale what each figure is multiplied by
 * @param relation how the figures are qualified
 * @param manner when they are of and how they are written
 */
record FigureColumn(String column, String index, @Nullable Map<String, String> definition, @Nullable String unit,
		@Nullable String unitColumn, BigDecimal scale, String relation, FigureManner manner) {

	static final Set<String> MEMBERS = FigureManner.with("column", "index", "title", "unitLabel", "dimension", "better",
			"basis", "definition", "unit", "unitColumn", "scale", "relation");

	static FigureColumn read(FieldReader json, FigureManner whenNotSaid) {
		String index = json.key("index");
		String unit = json.optionalUnit("unit");
		String unitColumn = json.optional("unitColumn", TableMapping.LONGEST_NAME);
		if (unit == null && unitColumn == null) {
			json.refuse("unit", null, "a unit, or unitColumn with the column that has it");
		}
		FigureManner manner = FigureManner.read(json, whenNotSaid);
		manner.require(json);
		BigDecimal scale = json.number("scale");
		Relation relation = json.optionalCode("relation", Relation.class);
		return new FigureColumn(json.required("column", TableMapping.LONGEST_NAME), index,
				definition(json, index, unit), unit, unitColumn, (scale != null) ? scale : BigDecimal.ONE,
				((relation != null) ? relation : Relation.EQ).name().toLowerCase(Locale.ROOT), manner);
	}

	/** What makes an index is said whole or not at all. */
	private static @Nullable Map<String, String> definition(FieldReader json, String index, @Nullable String unit) {
		String title = json.optional("title", 300);
		if (title == null) {
			for (String member : new String[] { "unitLabel", "dimension", "better", "basis", "definition" }) {
				if (json.has(member)) {
					json.refuse("title", null, "the title of the index that %s describes".formatted(member));
				}
			}
			return null;
		}
		Map<String, String> row = new LinkedHashMap<>();
		row.put("key", index);
		row.put("title", title);
		row.put("unit", (unit != null) ? unit : "1");
		if (unit == null) {
			json.refuse("unit", null, "the usual unit of the index that is made");
		}
		put(row, "unitLabel", json.optional("unitLabel", 100));
		row.put("dimension", json.required("dimension", 40));
		row.put("better", json.required("better", 40));
		row.put("basis", json.has("basis") ? json.required("basis", 40) : "actual");
		put(row, "definition", json.optional("definition", 4000));
		return row;
	}

	private static void put(Map<String, String> row, String column, @Nullable String value) {
		if (value != null) {
			row.put(column, value);
		}
	}

	private enum Relation {

		EQ, GT, GE, LT, LE, APPROX

	}

}
