package io.casebook.gateway.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;

/** What a table has in it, found by reading all of it once. */
final class TableSurvey {

	/** Bounds what is kept in memory. */
	private static final int MOST_COMPANIES = 50_000;

	/** Bounds it, too: one company may have all of them. */
	static final int MOST_IDENTIFIERS = 250_000;

	private final Map<String, TableCompany> companies = new LinkedHashMap<>();

	private final Faults faults = new Faults();

	private int identifiers;

	private long rows;

	private long figures;

	private long empty;

	private long skipped;

	private long odd;

	private int united;

	private TableSurvey() {
	}

	/** Reads a table; what is wrong with it is noted. */
	static TableSurvey of(Path path, TableMapping mapping) {
		TableSurvey survey = new TableSurvey();
		try (TableFile table = TableFile.open(path, mapping, survey.faults)) {
			while (table.hasNext()) {
				survey.add(table.next(), mapping);
			}
		}
		return survey;
	}

	private void add(TableRow row, TableMapping mapping) {
		this.rows++;
		this.figures += row.figures().size();
		this.empty += row.tally().empty();
		this.skipped += row.tally().skipped();
		this.odd += row.odd().size();
		TableCompany company = this.companies.computeIfAbsent(row.company(), (absent) -> new TableCompany(row));
		int before = company.identifiers().size();
		company.add(row, mapping, this.faults);
		this.identifiers += company.identifiers().size() - before;
		if (this.companies.size() > MOST_COMPANIES) {
			throw tooLarge("is about more than %d companies".formatted(MOST_COMPANIES));
		}
		if (this.identifiers > MOST_IDENTIFIERS) {
			throw tooLarge("has more than %d identifiers of companies".formatted(MOST_IDENTIFIERS));
		}
	}

	/** Takes what two names in the table say as said of one company. */
	void unite(TableCompany one, TableCompany other, CompanyBy by) {
		one.add(other, by, this.faults);
		this.united++;
	}

	private static ApiProblem tooLarge(String what) {
		return new ApiProblem(ProblemType.CONTENT_TOO_LARGE, "The table %s, the most that is taken".formatted(what));
	}

	/** The companies by what names them, in the table's order. */
	Map<String, TableCompany> companies() {
		return this.companies;
	}

	Faults faults() {
		return this.faults;
	}

	/** What became of the cells, in words. */
	String note() {
		long left = this.companies.values().stream().mapToLong(TableCompany::oddLeft).sum();
		String note = "%d rows: %d companies, %d figures; %d empty cells, %d odd cells kept as stated, %d passed over"
			.formatted(this.rows, this.companies.size() - this.united, this.figures, this.empty, this.odd - left,
					this.skipped);
		return (left == 0) ? note : note + "; %d odd cells are not kept: a company has at most %d of a table"
			.formatted(left, TableCompany.MOST_ODD);
	}

}
