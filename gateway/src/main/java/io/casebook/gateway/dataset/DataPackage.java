package io.casebook.gateway.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.RowSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * A Frictionless data package in a folder: {@code datapackage.json} and the files it
 * names. Its rows are read off the event loop, and as fast as they are taken.
 *
 * @see <a href="https://specs.frictionlessdata.io/data-package/">Data Package</a>
 */
final class DataPackage implements RowSource {

	private final String folder;

	private final ResourceLoader files;

	private final JsonMapper json;

	DataPackage(String folder, ResourceLoader files, JsonMapper json) {
		this.folder = folder;
		this.files = files;
		this.json = json;
	}

	@Override
	public Flux<PackageRow> rows(Collection<String> names) {
		return Flux.defer(() -> Flux.fromIterable(parts()))
			.filter((part) -> names.contains(part.name()))
			.concatMap((part) -> part.tabular() ? table(part) : items(part))
			.subscribeOn(Schedulers.boundedElastic());
	}

	/** The keys of its groups. */
	Flux<String> groups() {
		return rows(Set.of("groups")).map((row) -> row.fields().getOrDefault("key", "")).distinct();
	}

	private List<Part> parts() {
		try (InputStream descriptor = file("datapackage.json").getInputStream()) {
			return StreamSupport.stream(this.json.readTree(descriptor).path("resources").spliterator(), false)
				.map((each) -> new Part(each.path("name").asString(), each.path("path").asString()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The data package %s cannot be read".formatted(this.folder), ex);
		}
	}

	private Flux<PackageRow> table(Part part) {
		return Flux.using(() -> CsvReader.builder().ofNamedCsvRecord(reader(part)),
				(table) -> Flux.fromStream(rows(part, table)), DataPackage::close);
	}

	private static Stream<PackageRow> rows(Part part, CsvReader<NamedCsvRecord> table) {
		long[] row = { 1 };
		return table.stream().map((line) -> new PackageRow(part.name(), ++row[0], stated(line.getFieldsAsMap())));
	}

	private static Map<String, String> stated(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.filter((field) -> !field.getValue().isEmpty())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * The items of a JSON array: bibliographic references, of which no package has many.
	 */
	private Flux<PackageRow> items(Part part) {
		try (Reader reader = reader(part)) {
			JsonNode items = this.json.readTree(reader);
			return Flux.range(0, items.size())
				.map((index) -> new PackageRow(part.name(), index + 1L,
						Map.of("csl", this.json.writeValueAsString(items.get(index)))));
		}
		catch (IOException ex) {
			return Flux.error(ex);
		}
	}

	private Reader reader(Part part) throws IOException {
		return new InputStreamReader(file(part.path()).getInputStream(), StandardCharsets.UTF_8);
	}

	private Resource file(String path) {
		return this.files.getResource(this.folder + path);
	}

	private static void close(CsvReader<NamedCsvRecord> table) {
		try {
			table.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Part(String name, String path) {

		boolean tabular() {
			return this.path.endsWith(".csv");
		}

	}

}
