package io.casebook.gateway.comparison;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.casebook.csv.FormulaGuard;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import io.casebook.gateway.metrics.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A comparison's matrix as CSV (RFC 4180), one row for each cell in the order of the
 * view. Lists inside a field are separated by {@code "; "}. Numbers are plain decimals.
 * Spreadsheets take a text that begins like a formula for one, so such a text gets an
 * apostrophe in front.
 */
final class ComparisonCsv {

	private static final List<String> COLUMNS = List.of("company", "company_name", "index", "index_title", "state",
			"subject", "subject_name", "value", "relation", "unit", "display", "period", "period_as_stated", "status",
			"known_from", "as_stated", "rank_from", "rank_to", "rank_of", "claims", "more", "agreement", "rule",
			"observation", "sources", "source_keys", "flags");

	private final Labels labels;

	private ComparisonCsv(Labels labels) {
		this.labels = labels;
	}

	static String of(Compared compared) {
		StringWriter text = new StringWriter();
		ComparisonCsv rows = new ComparisonCsv(new Labels(compared));
		try (CsvWriter csv = CsvWriter.builder().build(text)) {
			csv.writeRecord(COLUMNS);
			for (Cell cell : Objects.requireNonNullElse(compared.comparison().cells(), List.<Cell>of())) {
				csv.writeRecord(rows.row(cell));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory was written to", ex);
		}
		return text.toString();
	}

	private List<String> row(Cell cell) {
		List<String> row = new ArrayList<>(COLUMNS.size());
		row.add(text(cell.company()));
		row.add(text(this.labels.party(cell.company())));
		row.add(text(cell.index()));
		row.add(text(this.labels.index(cell.index())));
		row.add(text(cell.state()));
		row.add(text(cell.subject()));
		row.add(text((cell.subject() != null) ? this.labels.party(cell.subject()) : null));
		row.add((cell.value() != null) ? cell.value().toPlainString() : "");
		row.add(text(cell.relation()));
		row.add(text(cell.unit()));
		row.add(text(cell.display()));
		row.add(text(cell.period()));
		row.add(text(cell.periodAsStated()));
		row.add(text(cell.status()));
		row.add(text(cell.knownFrom()));
		row.add(text(cell.asStated()));
		Cell.Rank rank = cell.rank();
		row.add(number((rank != null) ? rank.from() : null));
		row.add(number((rank != null) ? rank.to() : null));
		row.add(number((rank != null) ? rank.of() : null));
		row.add(number(cell.claims()));
		row.add(number(cell.more()));
		row.add(text(cell.agreement()));
		row.add(text(cell.rule()));
		row.add(text(cell.observation()));
		List<Citation> sources = Objects.requireNonNullElse(cell.sources(), List.of());
		row.add(text(sources.stream().map(this.labels::citation).collect(Collectors.joining("; "))));
		row.add(text(sources.stream().map(Citation::key).collect(Collectors.joining("; "))));
		row.add(text(Objects.requireNonNullElse(cell.flags(), List.<Flag>of())
			.stream()
			.map((flag) -> (flag.note() != null) ? flag.code() + ": " + flag.note() : flag.code())
			.collect(Collectors.joining("; "))));
		return row;
	}

	private static String number(@Nullable Integer number) {
		return (number != null) ? number.toString() : "";
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? FormulaGuard.on(value.toString()) : "";
	}

}
