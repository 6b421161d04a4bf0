package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.csv.CsvText;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.metrics.claim.Claim;
import org.jspecify.annotations.Nullable;

/** Claims as rows of a table, each cell as it is read when the table comes in. */
public final class ObservationTable {

	/** The columns of the resource {@code observations}. */
	public static final List<String> COLUMNS = List.of("company", "subject", "index", "relation", "value", "unit",
			"period", "periodAsStated", "status", "standing", "knownFrom", "asStated", "missing", "sources", "flags");

	/** The columns that tell versions apart. */
	public static final List<String> VERSION_COLUMNS = List.of("id", "revision", "recordedAt", "recordedBy",
			"supersededAt", "retiredBy");

	private static final int PIECE = 100;

	private ObservationTable() {
	}

	/** The cells of {@link #COLUMNS}. */
	public static List<@Nullable String> cells(Claim claim) {
		List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
		BigDecimal value = claim.value();
		cells.add(claim.company());
		cells.add(claim.subject());
		cells.add(claim.index());
		cells.add(claim.relation().toString());
		cells.add((value != null) ? value.toPlainString() : null);
		cells.add(claim.unit());
		cells.add(claim.period().toString());
		cells.add(claim.periodAsStated());
		cells.add(claim.status().toString());
		cells.add(claim.standing().toString());
		cells.add(claim.knownFrom().toString());
		cells.add(claim.asStated());
		cells.add(text(claim.missing()));
		cells.add(claim.sources().stream().map(ObservationTable::citation).collect(Collectors.joining("; ")));
		cells.add(claim.flags().stream().map(ObservationTable::flag).collect(Collectors.joining(" | ")));
		return cells;
	}

	/** The cells of {@link #VERSION_COLUMNS}. */
	public static List<@Nullable String> versionCells(Claim claim) {
		List<@Nullable String> cells = new ArrayList<>(VERSION_COLUMNS.size());
		cells.add(claim.id().toString());
		cells.add(Integer.toString(claim.revision()));
		cells.add(claim.recordedAt().toString());
		cells.add(claim.recordedBy());
		cells.add(text(claim.supersededAt()));
		cells.add(claim.retiredBy());
		return cells;
	}

	/** The header of a table of {@link #COLUMNS}. */
	public static String header() {
		return CsvText.row(COLUMNS);
	}

	/**
	 * Rows of a table of {@link #COLUMNS}, in pieces of a size that buffers on the way
	 * may hold some of.
	 */
	public static List<String> pieces(List<Claim> claims) {
		return pieces(claims, ObservationTable::cells);
	}

	/** The header of a table that tells versions apart. */
	static String versionsHeader() {
		return CsvText.row(Stream.of(COLUMNS, List.of("display"), VERSION_COLUMNS).flatMap(List::stream).toList());
	}

	/** Rows of a table that tells versions apart, in pieces. */
	static List<String> versions(List<Claim> claims) {
		return pieces(claims, (claim) -> {
			List<@Nullable String> cells = cells(claim);
			cells.add(claim.display());
			cells.addAll(versionCells(claim));
			return cells;
		});
	}

	private static List<String> pieces(List<Claim> claims, Function<Claim, List<@Nullable String>> cells) {
		List<String> pieces = new ArrayList<>();
		for (int from = 0; from < claims.size(); from += PIECE) {
			List<Claim> some = claims.subList(from, Math.min(from + PIECE, claims.size()));
			pieces.add(CsvText.rows(some.stream().map(cells).toList()));
		}
		return pieces;
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	private static String citation(Citation citation) {
		return (citation.locator() != null) ? citation.key() + "#" + citation.locator() : citation.key();
	}

	private static String flag(Flag flag) {
		return (flag.note() != null) ? flag.code() + ": " + flag.note() : flag.code();
	}

}
