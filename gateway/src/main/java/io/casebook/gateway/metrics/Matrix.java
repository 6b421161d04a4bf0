package io.casebook.gateway.metrics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Companies by indices. */
public record Matrix(List<Index> indices, List<Cell> cells) {

	/** The rows of some companies. */
	Map<String, Matrix> byCompany(Collection<String> companies) {
		Map<String, List<Cell>> cells = this.cells.stream().collect(Collectors.groupingBy(Cell::company));
		Map<String, Matrix> rows = new LinkedHashMap<>();
		companies
			.forEach((company) -> rows.put(company, new Matrix(this.indices, cells.getOrDefault(company, List.of()))));
		return rows;
	}

	/** Whether rows are of the same indices, in the same versions of them. */
	static boolean agree(Collection<Matrix> rows) {
		List<Index> first = rows.stream().map(Matrix::indices).findFirst().orElse(List.of());
		return rows.stream().allMatch((row) -> row.indices().equals(first));
	}

	/** Whether rows have cells for the same indices, in whichever versions. */
	static boolean fit(Collection<Matrix> rows) {
		return rows.stream().map((row) -> row.indices().stream().map(Index::key).toList()).distinct().count() <= 1;
	}

	/** Rows of the same indices as one matrix, each cell ranked among those of all. */
	static Matrix of(Collection<Matrix> rows) {
		List<Index> indices = rows.stream().map(Matrix::indices).findFirst().orElse(List.of());
		List<Cell> cells = rows.stream().flatMap((row) -> row.cells().stream()).toList();
		Ranks ranks = new Ranks(indices, cells);
		return new Matrix(indices, cells.stream().map(ranks::of).toList());
	}

}
