package io.casebook.metrics.batch;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.casebook.csv.CsvRow;
import io.casebook.csv.CsvRows;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.Flag;
import io.casebook.metrics.claim.Missing;
import io.casebook.metrics.claim.Relation;
import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import io.casebook.metrics.observation.Cited;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.metrics.observation.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations from a table. The rules are those of {@link IncomingObservation};
 * texts that repeat, as most do, are put to them once, and texts that are plainly right,
 * as most others are, not at all.
 */
final class TableReading implements ObservationSource {

	private final CsvRows rows;

	private final Faults faults;

	private final Column<String> company;

	private final Column<@Nullable String> subject;

	private final Column<String> index;

	private final Column<Relation> relation;

	private final Column<@Nullable Missing> missing;

	private final Column<String> unit;

	private final Column<Span> period;

	private final Column<Status> status;

	private final Column<Standing> standing;

	private final Column<Span> knownFrom;

	private final Column<Cited> sources;

	private final Column<List<Flag>> flags;

	private final int value;

	private final int periodAsStated;

	private final int asStated;

	private @Nullable FieldReader fields;

	TableReading(InputStream bytes, Faults faults) {
		this.rows = CsvRows.open(bytes, IncomingObservation.RESOURCE, IncomingObservation.MEMBERS);
		this.faults = faults;
		this.company = new Column<>("company", FieldReader::key);
		this.subject = new Column<>("subject", FieldReader::optionalKey);
		this.index = new Column<>("index", FieldReader::key);
		this.relation = new Column<>("relation", (row, name) -> IncomingObservation.relation(row));
		this.missing = new Column<>("missing", (row, name) -> row.optionalCode(name, Missing.class));
		this.unit = new Column<>("unit", FieldReader::unit);
		this.period = new Column<>("period", IncomingObservation::span);
		this.status = new Column<>("status", (row, name) -> IncomingObservation.status(row));
		this.standing = new Column<>("standing", (row, name) -> IncomingObservation.standing(row));
		this.knownFrom = new Column<>("knownFrom", IncomingObservation::span);
		this.sources = new Column<>("sources", (row, name) -> IncomingObservation.cited(row));
		this.flags = new Column<>("flags", FieldReader::flags);
		this.value = this.rows.place("value");
		this.periodAsStated = this.rows.place("periodAsStated");
		this.asStated = this.rows.place("asStated");
	}

	@Override
	public @Nullable IncomingObservation next() {
		while (this.rows.hasNext()) {
			CsvRow row = this.rows.next();
			this.fields = null;
			IncomingObservation observation = read(row);
			if (this.fields == null || !this.fields.isRefused()) {
				return observation;
			}
		}
		return null;
	}

	private IncomingObservation read(CsvRow row) {
		BigDecimal number = number(row);
		Missing reason = this.missing.read(row);
		IncomingObservation observation = new IncomingObservation(row.number(), this.company.read(row),
				this.subject.read(row), this.index.read(row), this.relation.read(row), number, reason,
				this.unit.read(row), this.period.read(row),
				text(row, this.periodAsStated, "periodAsStated", IncomingObservation.LONGEST_PERIOD_AS_STATED),
				this.status.read(row), this.standing.read(row), this.knownFrom.read(row),
				text(row, this.asStated, "asStated", IncomingObservation.LONGEST_AS_STATED), this.sources.read(row),
				this.flags.read(row));
		if ((number == null) == (reason == null)) {
			IncomingObservation.checkValue(fields(row));
		}
		observation.checkTimes(() -> fields(row));
		return observation;
	}

	private @Nullable BigDecimal number(CsvRow row) {
		String text = (this.value >= 0) ? row.cell(this.value) : null;
		if (text == null) {
			return null;
		}
		return PlainText.isNumber(text) ? new BigDecimal(text) : fields(row).number("value");
	}

	private @Nullable String text(CsvRow row, int place, String name, int longest) {
		String text = (place >= 0) ? row.cell(place) : null;
		return (text == null || PlainText.isPrintable(text, longest)) ? text : fields(row).optional(name, longest);
	}

	private FieldReader fields(CsvRow row) {
		FieldReader reader = this.fields;
		if (reader == null) {
			reader = FieldReader.ofRow(IncomingObservation.RESOURCE, row.number(), row.cells(),
					IncomingObservation.MEMBERS, this.faults);
			this.fields = reader;
		}
		return reader;
	}

	/** A column and what the texts in it were found to say. */
	private final class Column<T extends @Nullable Object> {

		private static final int MOST = 1 << 14;

		private static final String EMPTY = "";

		private final String name;

		private final int place;

		private final BiFunction<FieldReader, String, T> rule;

		private final Map<String, Said<T>> known = new HashMap<>();

		Column(String name, BiFunction<FieldReader, String, T> rule) {
			this.name = name;
			this.place = TableReading.this.rows.place(name);
			this.rule = rule;
		}

		T read(CsvRow row) {
			String cell = (this.place >= 0) ? row.cell(this.place) : null;
			String text = (cell != null) ? cell : EMPTY;
			Said<T> said = this.known.get(text);
			return (said != null) ? said.value() : find(row, text);
		}

		private T find(CsvRow row, String text) {
			long before = TableReading.this.faults.count();
			T value = this.rule.apply(fields(row), this.name);
			if (TableReading.this.faults.count() == before) {
				if (this.known.size() == MOST) {
					this.known.clear();
				}
				this.known.put(text, new Said<>(value));
			}
			return value;
		}

	}

	/** What a text says, which may be nothing. */
	private record Said<T extends @Nullable Object>(T value) {
	}

}
