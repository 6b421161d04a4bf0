package io.casebook.gateway.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.casebook.csv.CsvRow;
import io.casebook.gateway.imports.ExactNumber;
import io.casebook.gateway.table.TableRow.Figure;
import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;

/** Reads one row of a table by its mapping. What is wrong with it is noted. */
final class RowInterpretation {

	/** What tables are called in problems. */
	static final String RESOURCE = "table";

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern UNIT = Pattern.compile("[!-~]{1,64}");

	private final TableMapping mapping;

	private final CsvRow cells;

	private final Faults faults;

	private final List<TableRow.Part> profile = new ArrayList<>();

	private final List<Figure> figures = new ArrayList<>();

	private final List<String> odd = new ArrayList<>();

	private int empty;

	private int skipped;

	private RowInterpretation(TableMapping mapping, CsvRow cells, Faults faults) {
		this.mapping = mapping;
		this.cells = cells;
		this.faults = faults;
	}

	/** The row; none when it is refused. */
	static @Nullable TableRow of(TableMapping mapping, CsvRow cells, Faults faults) {
		long before = faults.count();
		TableRow row = new RowInterpretation(mapping, cells, faults).read();
		return (faults.count() == before) ? row : null;
	}

	private TableRow read() {
		String company = company();
		String nameColumn = this.mapping.company().nameColumn();
		String name = (nameColumn != null) ? cell(nameColumn) : null;
		if (name != null
				&& (name.length() > TableMapping.LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))) {
			refuse(nameColumn, name, "a name of at most %d printable characters".formatted(TableMapping.LONGEST_NAME));
		}
		this.mapping.profile().forEach(this::readProfile);
		for (int place = 0; place < this.mapping.figures().size(); place++) {
			readFigure(place, this.mapping.figures().get(place));
		}
		return new TableRow(this.cells.number(), company, name, this.profile, this.figures, this.odd,
				new TableRow.Tally(this.empty, this.skipped));
	}

	private String company() {
		String column = this.mapping.company().column();
		String cell = cell(column);
		if (cell == null) {
			refuse(column, null, "what names the company: it is required");
			return "";
		}
		String expected = switch (this.mapping.company().by()) {
			case KEY -> KEY.matcher(cell).matches() ? null : "the key of a company";
			case NAME -> (cell.length() <= TableMapping.LONGEST_NAME) ? null : "a shorter name";
			case TICKER -> cell.matches("\\S{1,32}") ? null : "a symbol of up to 32 characters without spaces";
			case CIK -> cell.matches("[0-9]{1,10}") ? null : "a number of 1 to 10 digits";
		};
		if (expected != null) {
			refuse(column, cell, expected);
		}
		return (this.mapping.company().by() == CompanyBy.CIK) ? cell.replaceFirst("^0+(?=.)", "") : cell;
	}

	private void readProfile(ProfileColumn column) {
		String cell = cell(column.column());
		if (cell == null) {
			this.empty++;
			return;
		}
		String value = column.value(cell);
		if (value != null) {
			this.profile.add(new TableRow.Part(column, value));
		}
		else {
			handleOdd(column.odd(), column.column(), cell, column.expected());
		}
	}

	private void readFigure(int place, FigureColumn column) {
		String cell = cell(column.column());
		if (cell == null) {
			this.empty++;
			return;
		}
		BigDecimal number = column.manner().number().read(cell);
		BigDecimal value = (number != null) ? ExactNumber.of(number.multiply(column.scale()).toString()) : null;
		if (value == null) {
			handleOdd(column.manner().odd(), column.column(), cell, "a number of the form that the mapping says");
			return;
		}
		String unit = unit(column);
		String period = period(column);
		if (unit != null && period != null) {
			this.figures.add(new Figure(place, column, value, unit, period, cell));
		}
	}

	private @Nullable String unit(FigureColumn column) {
		if (column.unitColumn() == null) {
			return column.unit();
		}
		String cell = cell(column.unitColumn());
		String unit = (cell != null) ? cell : column.unit();
		if (unit == null || !UNIT.matcher(unit).matches()) {
			refuse(column.unitColumn(), unit, "a UCUM code or, for money, an ISO 4217 code");
			return null;
		}
		return unit;
	}

	private @Nullable String period(FigureColumn column) {
		FigureManner manner = column.manner();
		if (manner.periodColumn() == null) {
			return (manner.period() != null) ? manner.period().toString() : null;
		}
		String cell = cell(manner.periodColumn());
		String period = (cell != null) ? manner.periodFormat().read(cell) : null;
		if (period == null) {
			handleOdd((cell != null) ? manner.odd() : OddCell.REFUSE, manner.periodColumn(), (cell != null) ? cell : "",
					"what the figure of %s is about: a date of the form that the mapping says"
						.formatted(column.column()));
		}
		return period;
	}

	private void handleOdd(OddCell rule, String column, String cell, String expected) {
		switch (rule) {
			case REFUSE -> refuse(column, cell, expected);
			case SKIP -> this.skipped++;
			case FLAG -> this.odd.add(flag(column, cell));
		}
	}

	/** The cell as the table states it, with nothing made of it. */
	private static String flag(String column, String cell) {
		return "as-stated: " + column.replace('|', '/') + " is stated as '"
				+ cell.replaceAll("\\p{Cntrl}+", " ").replace('|', '/') + "'";
	}

	private @Nullable String cell(String column) {
		return this.mapping.said(this.cells.cell(column));
	}

	private void refuse(@Nullable String column, @Nullable String cell, String expected) {
		this.faults.add(RESOURCE, this.cells.number(), column, cell, expected);
	}

}
