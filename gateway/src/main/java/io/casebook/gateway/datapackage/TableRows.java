package io.casebook.gateway.datapackage;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.csv.CsvRow;
import io.casebook.csv.CsvRows;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Resource;
import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;

/** The rows of a table, without their empty cells. */
final class TableRows implements PackageRows {

	private final Resource resource;

	private final CsvRows rows;

	/**
	 * Opens a table.
	 * @param faults where rows with another number of cells are noted, which are left
	 * out; without it such a row ends the reading
	 */
	TableRows(Resource resource, InputStream bytes, @Nullable Faults faults) {
		Set<String> columns = Set.copyOf(resource.columns());
		this.resource = resource;
		this.rows = (faults != null) ? CsvRows.open(bytes, resource.word(), columns, faults::add)
				: CsvRows.open(bytes, resource.word(), columns);
	}

	@Override
	public boolean hasNext() {
		return this.rows.hasNext();
	}

	@Override
	public PackageRow next() {
		CsvRow row = this.rows.next();
		List<String> columns = this.rows.columns();
		Map<String, String> fields = HashMap.newHashMap(columns.size());
		for (int place = 0; place < columns.size(); place++) {
			String cell = row.cell(place);
			if (cell != null) {
				fields.put(columns.get(place), cell);
			}
		}
		return new PackageRow(this.resource.word(), row.number(), fields);
	}

	@Override
	public void close() {
		this.rows.close();
	}

}
