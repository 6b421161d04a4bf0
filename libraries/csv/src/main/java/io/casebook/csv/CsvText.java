package io.casebook.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.jspecify.annotations.Nullable;

/** Rows of a table as text, under the {@link FormulaGuard}. */
public final class CsvText {

	private CsvText() {
	}

	/** One row with its line end; what says nothing is an empty cell. */
	public static String row(List<? extends @Nullable String> cells) {
		return rows(List.of(cells));
	}

	/** Rows, each with its line end. */
	public static String rows(List<? extends List<? extends @Nullable String>> rows) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
			for (List<? extends @Nullable String> cells : rows) {
				writer.writeRecord(cells.stream().map((cell) -> (cell != null) ? FormulaGuard.on(cell) : "").toList());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

}
