package io.casebook.gateway.datapackage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Resource;
import org.jspecify.annotations.Nullable;

/** One table of a package that is written. */
final class ExportTable {

	private static final String HISTORY = "-history";

	private final String resource;

	private final Path file;

	private final List<String> known;

	private final Set<String> others = new TreeSet<>();

	private long rows;

	ExportTable(String resource, Path file) {
		this.resource = resource;
		this.file = file;
		this.known = present().map(Resource::columns).orElse(List.of());
	}

	void count(PackageRow row) {
		this.rows++;
		if (isHistory()) {
			row.fields().keySet().stream().filter((column) -> !this.known.contains(column)).forEach(this.others::add);
		}
	}

	String resource() {
		return this.resource;
	}

	Path file() {
		return this.file;
	}

	long rows() {
		return this.rows;
	}

	boolean isHistory() {
		return this.resource.endsWith(HISTORY);
	}

	/** Whether it is a list of bibliographic items. */
	boolean isItems() {
		return this.resource.equals(Resource.SOURCES.word());
	}

	/** Its place in the package. */
	String path() {
		return isItems() ? "sources.json" : isHistory() ? "history/" + base() + ".csv" : this.resource + ".csv";
	}

	/** Tables of the past have columns that those of the present have not. */
	List<String> columns() {
		if (!isHistory()) {
			return this.known;
		}
		List<String> columns = new ArrayList<>(this.known);
		columns.addAll(this.others);
		return columns;
	}

	/** What a row says in each of the columns. */
	List<@Nullable String> cells(PackageRow row) {
		List<@Nullable String> cells = new ArrayList<>();
		columns().forEach((column) -> cells.add(row.fields().get(column)));
		return cells;
	}

	/** What it is about, also for a table of the past. */
	String base() {
		return present().map(Resource::word).orElseGet(this::stem);
	}

	/** Services name the past of observations after one of them. */
	private Optional<Resource> present() {
		return Resource.of(stem()).or(() -> Resource.of(stem() + "s"));
	}

	private String stem() {
		return isHistory() ? this.resource.substring(0, this.resource.length() - HISTORY.length()) : this.resource;
	}

}
