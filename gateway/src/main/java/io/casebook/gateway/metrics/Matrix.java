package io.casebook.gateway.metrics;

import java.util.Collection;
import java.util.List;

/** Companies by indices. */
public record Matrix(List<Index> indices, List<Cell> cells) {

	/** The row of one company. */
	Matrix of(String company) {
		return new Matrix(this.indices, this.cells.stream().filter((cell) -> cell.company().equals(company)).toList());
	}

	/** Rows of the same indices as one matrix, each cell ranked among those of all. */
	static Matrix of(Collection<Matrix> rows) {
		List<Index> indices = rows.stream().map(Matrix::indices).findFirst().orElse(List.of());
		List<Cell> cells = rows.stream().flatMap((row) -> row.cells().stream()).toList();
		Ranks ranks = new Ranks(indices, cells);
		return new Matrix(indices, cells.stream().map(ranks::of).toList());
	}

}
