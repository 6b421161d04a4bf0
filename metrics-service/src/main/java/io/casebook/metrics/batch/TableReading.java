package io.casebook.metrics.batch;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;

import io.casebook.csv.CsvRow;
import io.casebook.csv.CsvRows;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.Flag;
import io.casebook.metrics.claim.Missing;
import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import io.casebook.metrics.observation.Cited;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.metrics.observation.Span;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations from a table. The rules are those of {@link IncomingObservation};
 * texts that repeat, as most do, are put to them once, and texts that are plainly right,
 * as most others are, not at all.
 */
final class TableReading implements ObservationSource {

	private final CsvRows rows;

	private final Faults faults;

	private final TableColumn<String> company;

	private final TableColumn<@Nullable String> subject;

	private final TableColumn<String> index;

	private final TableColumn<Relation> relation;

	private final TableColumn<@Nullable Missing> missing;

	private final TableColumn<String> unit;

	private final TableColumn<Span> period;

	private final TableColumn<Status> status;

	private final TableColumn<Standing> standing;

	private final TableColumn<Span> knownFrom;

	private final TableColumn<Cited> sources;

	private final TableColumn<List<Flag>> flags;

	private final int value;

	private final int periodAsStated;

	private final int asStated;

	private @Nullable FieldReader fields;

	TableReading(InputStream bytes, Faults faults) {
		this.rows = CsvRows.open(bytes, IncomingObservation.RESOURCE, IncomingObservation.MEMBERS, faults::add);
		this.faults = faults;
		this.company = column("company", FieldReader::key);
		this.subject = column("subject", FieldReader::optionalKey);
		this.index = column("index", FieldReader::key);
		this.relation = column("relation", (row, name) -> IncomingObservation.relation(row));
		this.missing = column("missing", (row, name) -> row.optionalCode(name, Missing.class));
		this.unit = column("unit", FieldReader::unit);
		this.period = column("period", IncomingObservation::span);
		this.status = column("status", (row, name) -> IncomingObservation.status(row));
		this.standing = column("standing", (row, name) -> IncomingObservation.standing(row));
		this.knownFrom = column("knownFrom", IncomingObservation::span);
		this.sources = column("sources", (row, name) -> IncomingObservation.cited(row));
		this.flags = column("flags", FieldReader::flags);
		this.value = this.rows.place("value");
		this.periodAsStated = this.rows.place("periodAsStated");
		this.asStated = this.rows.place("asStated");
	}

	@Override
	public @Nullable IncomingObservation next() {
		if (!this.rows.hasNext()) {
			return null;
		}
		this.fields = null;
		return read(this.rows.next());
	}

	@Override
	public @Nullable FieldReader refused() {
		return (this.fields != null && this.fields.isRefused()) ? this.fields : null;
	}

	private IncomingObservation read(CsvRow row) {
		BigDecimal number = number(row);
		Missing reason = cell(row, this.missing);
		IncomingObservation observation = new IncomingObservation(row.number(), cell(row, this.company),
				cell(row, this.subject), cell(row, this.index), cell(row, this.relation), number, reason,
				cell(row, this.unit), cell(row, this.period),
				text(row, this.periodAsStated, "periodAsStated", IncomingObservation.LONGEST_PERIOD_AS_STATED),
				cell(row, this.status), cell(row, this.standing), cell(row, this.knownFrom),
				text(row, this.asStated, "asStated", IncomingObservation.LONGEST_AS_STATED), cell(row, this.sources),
				cell(row, this.flags));
		if ((number == null) == (reason == null)) {
			IncomingObservation.checkValue(fields(row));
		}
		observation.checkTimes(() -> fields(row));
		return observation;
	}

	private <T extends @Nullable Object> TableColumn<T> column(String name, BiFunction<FieldReader, String, T> rule) {
		return new TableColumn<>(name, this.rows.place(name), rule);
	}

	private <T extends @Nullable Object> T cell(CsvRow row, TableColumn<T> column) {
		return column.read(row, this.faults, () -> fields(row));
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

}
