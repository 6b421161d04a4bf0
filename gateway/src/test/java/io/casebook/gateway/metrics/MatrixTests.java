package io.casebook.gateway.metrics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixTests {

	private static final List<Index> INDICES = List.of(index("users", "higher"), index("staff", "none"));

	@Test
	void rowsAreRankedAmongEachOtherWhateverRanksTheyCameWith() {
		Matrix matrix = Matrix
			.of(List.of(row("lufax", "eq", "40"), row("qudian", "gt", "30"), row("zhongan", null, null)));
		assertThat(matrix.cells()).extracting(Cell::company)
			.containsExactly("lufax", "lufax", "qudian", "qudian", "zhongan", "zhongan");
		assertThat(matrix.cells()).extracting(Cell::rank)
			.containsExactly(new Cell.Rank(1, 2, 2), null, new Cell.Rank(1, 2, 2), null, null, null);
		assertThat(matrix.cells().getFirst().verdicts()).containsExactly(verdict("qudian", "higher"),
				verdict("qudian", "lower"), verdict("qudian", "equal"));
		assertThat(matrix.cells().get(1).verdicts()).isEmpty();
	}

	@Test
	void figuresOfDifferentUnitsAreNotRankedAmongEachOther() {
		Matrix other = new Matrix(INDICES, List.of(cell("qudian", "users", "eq", "30", "1000")));
		Matrix matrix = Matrix.of(List.of(row("lufax", "eq", "40"), other));
		assertThat(matrix.cells()).filteredOn((cell) -> cell.index().equals("users"))
			.extracting(Cell::rank)
			.containsExactly(new Cell.Rank(1, 1, 1), new Cell.Rank(1, 1, 1));
	}

	@Test
	void rowIsOfOneCompany() {
		Matrix both = Matrix.of(List.of(row("lufax", "eq", "40"), row("qudian", "eq", "30")));
		Matrix row = Objects.requireNonNull(both.byCompany(List.of("qudian", "lufax")).get("qudian"));
		assertThat(row.cells()).extracting(Cell::company).containsExactly("qudian", "qudian");
		assertThat(row.indices()).isEqualTo(INDICES);
	}

	private static Matrix row(String company, @Nullable String relation, @Nullable String value) {
		return new Matrix(INDICES,
				List.of(cell(company, "users", relation, value, "1"), cell(company, "staff", relation, value, "1")));
	}

	private static Cell cell(String company, String index, @Nullable String relation, @Nullable String value,
			String unit) {
		return new Cell(company, index, (value != null) ? "reported" : "not-reported", null,
				(value != null) ? new BigDecimal(value) : null, relation, unit, value, null, null, null, null, null,
				List.of(), new Cell.Rank(1, 1, 1), 1, 0, null, null, null, List.of(), List.of(), null);
	}

	private static Index index(String key, String better) {
		return new Index(key, key, "1", null, "count", better, "actual", null, null);
	}

	private static Cell.Verdict verdict(String company, String comparison) {
		return new Cell.Verdict(company, comparison, "possibly");
	}

}
