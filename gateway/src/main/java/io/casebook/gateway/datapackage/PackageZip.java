package io.casebook.gateway.datapackage;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.casebook.csv.CsvText;
import io.casebook.gateway.imports.PackageRow;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a package as a zip: the same bytes for the same content, so its entries have a
 * fixed order and a fixed time.
 */
final class PackageZip implements AutoCloseable {

	private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final JsonMapper json;

	private final ZipOutputStream zip;

	PackageZip(Path file, JsonMapper json) throws IOException {
		this.json = json;
		this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
	}

	void text(String path, String text) throws IOException {
		open(path);
		this.zip.write(text.getBytes(StandardCharsets.UTF_8));
		this.zip.closeEntry();
	}

	void table(ExportTable table) throws IOException {
		open(table.path());
		if (table.isItems()) {
			items(table.file());
		}
		else if (table.isHistory()) {
			past(table);
		}
		else {
			write(CsvText.row(table.columns()));
			Files.copy(table.file(), this.zip);
		}
		this.zip.closeEntry();
	}

	/** A readable list of the references. */
	void citations(Path items) throws IOException {
		open("CITATIONS.md");
		write("# Sources\n\n");
		try (BufferedReader lines = Files.newBufferedReader(items)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				write(Reference.line(this.json.readTree(line)));
			}
		}
		this.zip.closeEntry();
	}

	private void items(Path items) throws IOException {
		write("[");
		String separator = "\n";
		try (BufferedReader lines = Files.newBufferedReader(items)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				write(separator + line);
				separator = ",\n";
			}
		}
		write("\n]\n");
	}

	private void past(ExportTable table) throws IOException {
		write(CsvText.row(table.columns()));
		try (BufferedReader lines = Files.newBufferedReader(table.file())) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				PackageRow row = this.json.readValue(line, PackageRow.class);
				write(CsvText.row(table.cells(row)));
			}
		}
	}

	private void open(String path) throws IOException {
		ZipEntry entry = new ZipEntry(path);
		entry.setTimeLocal(ALWAYS);
		this.zip.putNextEntry(entry);
	}

	private void write(String text) throws IOException {
		OutputStream out = this.zip;
		out.write(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
