package io.casebook.gateway.table;

import java.util.Locale;
import java.util.Set;

import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Which column says what company a row is about.
 *
 * @param column its name
 * @param by what it names a company by
 * @param nameColumn the column with names, of which companies that are not known are made
 * @param create whether a company that is not known is made; else its row is refused
 * @param kind what a made company is
 * @param summary what is said of a made company
 */
record CompanyColumn(String column, CompanyBy by, @Nullable String nameColumn, boolean create, String kind,
		@Nullable String summary) {

	static final Set<String> MEMBERS = Set.of("column", "by", "nameColumn", "unknown", "kind", "summary");

	static CompanyColumn read(FieldReader json) {
		Unknown unknown = json.optionalCode("unknown", Unknown.class);
		Kind kind = json.optionalCode("kind", Kind.class);
		CompanyColumn column = new CompanyColumn(json.required("column", TableMapping.LONGEST_NAME),
				json.code("by", CompanyBy.class), json.optional("nameColumn", TableMapping.LONGEST_NAME),
				unknown == Unknown.CREATE, ((kind != null) ? kind : Kind.CASE).name().toLowerCase(Locale.ROOT),
				json.optional("summary", 10_000));
		if (column.create() && column.summary() == null) {
			json.refuse("summary", null, "what is said of companies that are made: it is required for them");
		}
		if (column.create() && column.by() != CompanyBy.NAME && column.nameColumn() == null) {
			json.refuse("nameColumn", null, "the column with the names of companies that are made");
		}
		return column;
	}

	private enum Unknown {

		REFUSE, CREATE

	}

	private enum Kind {

		CASE, ORGANISATION, BENCHMARK, MARKET, UNIT

	}

}
