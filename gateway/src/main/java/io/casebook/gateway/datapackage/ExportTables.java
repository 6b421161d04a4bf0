package io.casebook.gateway.datapackage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.casebook.csv.CsvText;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Resource;
import io.casebook.gateway.spool.Spool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of a package on their way into a zip, each in a file of the spool. Writing
 * blocks. Closing may come while rows are still added, when nobody waits for the package
 * any more: it follows them, and what comes after it is not taken.
 */
final class ExportTables implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ExportTables.class);

	private final Spool spool;

	private final JsonMapper json;

	private final Map<String, ExportTable> tables = new TreeMap<>(
			Comparator.<String>comparingInt(ExportTables::place).thenComparing(Comparator.naturalOrder()));

	private final TreeSet<String> citedSources = new TreeSet<>();

	private final List<PackageRow> lines = new ArrayList<>();

	private @Nullable BufferedWriter writer;

	private @Nullable ExportTable open;

	private boolean closed;

	ExportTables(Spool spool, JsonMapper json) {
		this.spool = spool;
		this.json = json;
	}

	private static int place(String resource) {
		return Resource.of(resource).map(Resource::ordinal).orElse(Resource.values().length);
	}

	/** Takes rows; those of one resource come together. */
	synchronized void add(List<PackageRow> rows) {
		if (this.closed) {
			return;
		}
		try {
			for (PackageRow row : rows) {
				if (this.open == null || !this.open.resource().equals(row.resource())) {
					open(row.resource());
				}
				if (this.open != null) {
					this.lines.add(row);
					this.open.count(row);
				}
				cite(row.fields().getOrDefault("sources", ""));
			}
			write();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void open(String resource) throws IOException {
		closeWriter();
		if (this.tables.containsKey(resource)) {
			throw new IllegalStateException("Rows of %s came twice".formatted(resource));
		}
		ExportTable table = new ExportTable(resource, this.spool.newFile());
		this.tables.put(resource, table);
		this.open = table;
		this.writer = Files.newBufferedWriter(table.file(), StandardCharsets.UTF_8);
	}

	private void write() throws IOException {
		if (this.open != null && this.writer != null && !this.lines.isEmpty()) {
			this.writer.write(text(this.open, this.lines));
		}
		this.lines.clear();
	}

	/** Tables of the present are as they will be; columns of the past are known later. */
	private String text(ExportTable table, List<PackageRow> rows) {
		if (!table.isHistory() && !table.isItems()) {
			return CsvText.rows(rows.stream().map(table::cells).toList());
		}
		return rows.stream()
			.map((row) -> (table.isHistory() ? this.json.writeValueAsString(row)
					: row.fields().getOrDefault("csl", "{}")) + "\n")
			.collect(Collectors.joining());
	}

	private void cite(String citations) {
		for (String citation : citations.split(";")) {
			String key = citation.split("#", 2)[0].strip();
			if (!key.isEmpty()) {
				this.citedSources.add(key);
			}
		}
	}

	/** The keys of all references that rows cite so far. */
	synchronized Collection<String> citedSources() {
		return List.copyOf(this.citedSources);
	}

	/** No more rows come. */
	synchronized List<ExportTable> finish() throws IOException {
		closeWriter();
		return List.copyOf(this.tables.values());
	}

	private void closeWriter() throws IOException {
		write();
		BufferedWriter last = this.writer;
		this.writer = null;
		this.open = null;
		if (last != null) {
			last.close();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.lines.clear();
		try {
			closeWriter();
		}
		catch (IOException ex) {
			// nobody reads the file any more
		}
		finally {
			this.tables.values().forEach(ExportTables::delete);
		}
	}

	private static void delete(ExportTable table) {
		try {
			Files.deleteIfExists(table.file());
		}
		catch (IOException ex) {
			log.warn("The file {} stays in the spool until the gateway ends", table.file(), ex);
		}
	}

}
