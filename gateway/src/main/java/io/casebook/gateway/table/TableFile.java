package io.casebook.gateway.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.casebook.csv.CsvRows;
import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by its mapping, one after the other. Those that are refused are
 * left out. Reading blocks.
 */
final class TableFile implements Iterator<TableRow>, AutoCloseable {

	private final CsvRows rows;

	private final TableMapping mapping;

	private final Faults faults;

	private @Nullable TableRow next;

	private TableFile(CsvRows rows, TableMapping mapping, Faults faults) {
		this.rows = rows;
		this.mapping = mapping;
		this.faults = faults;
	}

	/**
	 * Opens a table.
	 * @throws ApiProblem when it has not the columns that the mapping speaks of, or
	 * others
	 */
	static TableFile open(Path path, TableMapping mapping, Faults faults) {
		try {
			CsvRows rows = CsvRows.open(Files.newInputStream(path), RowInterpretation.RESOURCE, mapping.columns(),
					faults::add);
			List<InvalidInput> missing = mapping.neededColumns()
				.stream()
				.filter((column) -> rows.place(column) < 0)
				.map((column) -> InvalidInput.row(RowInterpretation.RESOURCE, 1, column, null,
						"this column, of which the mapping speaks"))
				.toList();
			if (!missing.isEmpty()) {
				rows.close();
				throw new ApiProblem(ProblemType.INVALID_CONTENT,
						"The table lacks columns of which the mapping speaks. Nothing was changed", missing, null);
			}
			return new TableFile(rows, mapping, faults);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean hasNext() {
		while (this.next == null && this.rows.hasNext()) {
			this.next = RowInterpretation.of(this.mapping, this.rows.next(), this.faults);
		}
		return this.next != null;
	}

	@Override
	public TableRow next() {
		if (!hasNext() || this.next == null) {
			throw new NoSuchElementException();
		}
		TableRow row = this.next;
		this.next = null;
		return row;
	}

	@Override
	public void close() {
		this.rows.close();
	}

}
