package io.casebook.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in UTF-8, one after the other, in bounded memory. Reading blocks,
 * and so belongs off the event loop. What breaks the form of the table ends the reading
 * with an {@link ApiProblem} that names the row. A row of another number of cells does so
 * too, unless whoever reads wants to be told of it and go on.
 */
public final class CsvRows implements Iterator<CsvRow>, AutoCloseable {

	/** The longest row, in characters. */
	public static final int LONGEST_ROW = 1 << 20;

	private static final int MOST_COLUMNS = 1000;

	private static final String TEXT = "text in UTF-8";

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final String resource;

	private final StrictReader text;

	private final CsvReader<CsvRecord> reader;

	private final Iterator<CsvRecord> records;

	private final CsvHeader header;

	private final Consumer<InvalidInput> misshapen;

	private long number;

	private @Nullable CsvRow next;

	private CsvRows(InputStream bytes, String resource, @Nullable Set<String> known, Consumer<InvalidInput> misshapen) {
		this.text = new StrictReader(bytes);
		this.resource = resource;
		this.reader = CsvReader.builder()
			.allowUnclosedQuote(false)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.skipEmptyLines(false)
			.maxBufferSize(LONGEST_ROW + (1 << 16))
			.build(CsvRecordHandler.builder()
				.maxFields(MOST_COLUMNS)
				.maxFieldSize(LONGEST_ROW)
				.maxRecordSize(LONGEST_ROW)
				.build(), this.text);
		this.records = reading(this.reader::iterator);
		this.header = header(known);
		this.misshapen = misshapen;
	}

	/**
	 * Opens a table and reads its header.
	 * @param resource what the table is called in problems
	 * @param known the columns that there may be; any without it
	 * @throws ApiProblem when the header is not right
	 */
	public static CsvRows open(InputStream bytes, String resource, @Nullable Set<String> known) {
		return open(bytes, resource, known, (fault) -> {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"Row %d of %s has not the header's form. Nothing was changed".formatted(fault.row(), resource),
					fault);
		});
	}

	/**
	 * Opens a table and reads its header.
	 * @param resource what the table is called in problems
	 * @param known the columns that there may be; any without it
	 * @param misshapen told of each row that has not as many cells as the header; such
	 * rows are left out
	 * @throws ApiProblem when the header is not right
	 */
	public static CsvRows open(InputStream bytes, String resource, @Nullable Set<String> known,
			Consumer<InvalidInput> misshapen) {
		return new CsvRows(bytes, resource, known, misshapen);
	}

	private CsvHeader header(@Nullable Set<String> known) {
		if (!reading(this.records::hasNext)) {
			throw malformed("a header: the table is empty", null);
		}
		List<String> names = List.copyOf(record().getFields());
		if (!names.getFirst().isEmpty() && names.getFirst().charAt(0) == BYTE_ORDER_MARK) {
			names = Stream.concat(Stream.of(names.getFirst().substring(1)), names.stream().skip(1)).toList();
		}
		return CsvHeader.of(this.resource, names, known);
	}

	/** The names of the columns, in order. */
	public List<String> columns() {
		return this.header.columns();
	}

	/** Where a column stands in the header; -1 when there is none. */
	public int place(String column) {
		return this.header.place(column);
	}

	@Override
	public boolean hasNext() {
		while (this.next == null && reading(this.records::hasNext)) {
			CsvRecord record = record();
			boolean blank = record.getFieldCount() == 1 && record.getField(0).isEmpty();
			if (record.getFieldCount() == this.header.columns().size()) {
				this.next = new CsvRow(this.header, this.number, record);
			}
			else if (!blank) {
				this.misshapen.accept(InvalidInput.row(this.resource, this.number, null, null,
						"%d cells, as the header has; there are %d".formatted(this.header.columns().size(),
								record.getFieldCount())));
			}
		}
		return this.next != null;
	}

	@Override
	public CsvRow next() {
		if (!hasNext() || this.next == null) {
			throw new NoSuchElementException();
		}
		CsvRow row = this.next;
		this.next = null;
		return row;
	}

	@Override
	public void close() {
		try {
			this.reader.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The last record before bytes that are no text is the one with them. */
	private CsvRecord record() {
		CsvRecord record = reading(this.records::next);
		if (this.text.isBroken() && !reading(this.records::hasNext)) {
			throw malformed(TEXT, null);
		}
		this.number++;
		return record;
	}

	private <T> T reading(Supplier<T> step) {
		try {
			return step.get();
		}
		catch (UncheckedIOException | CsvParseException ex) {
			throw failure(ex);
		}
	}

	private RuntimeException failure(RuntimeException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ApiProblem problem) {
				return problem;
			}
			if (cause instanceof CsvParseException) {
				return this.text.isBroken() ? malformed(TEXT, failure) : malformed(
						"a row as RFC 4180 has it, of at most %d characters and %d cells: quotes that are closed, "
							.formatted(LONGEST_ROW, MOST_COLUMNS) + "and nothing after them",
						failure);
			}
		}
		return failure;
	}

	/** The row after the last one that was read whole. */
	private ApiProblem malformed(String expected, @Nullable Throwable cause) {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The table %s cannot be read from row %d on. Nothing was changed".formatted(this.resource,
						this.number + 1),
				List.of(InvalidInput.row(this.resource, this.number + 1, null, null, expected)), cause);
	}

}
