package io.casebook.gateway.comparison;

import java.math.BigDecimal;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import io.casebook.gateway.metrics.Cell;
import org.jspecify.annotations.Nullable;

/** Cells for tests. */
final class Cells {

	private Cells() {
	}

	static Cell empty(String company, String index, String state) {
		return new Cell(company, index, state, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null, "not-known-yet".equals(state) ? true : null);
	}

	/** The same, chosen among several claims. */
	static Cell among(int claims, String agreement, Cell cell) {
		return new Cell(cell.company(), cell.index(), cell.state(), cell.subject(), cell.value(), cell.relation(),
				cell.unit(), cell.display(), cell.period(), cell.periodAsStated(), cell.status(), cell.knownFrom(),
				cell.asStated(), cell.sources(), cell.rank(), claims, cell.more(), agreement, cell.rule(),
				cell.observation(), cell.flags(), cell.verdicts(), cell.possiblyKnown());
	}

	/** The same of another period. */
	static Cell during(String period, @Nullable String periodAsStated, Cell cell) {
		return new Cell(cell.company(), cell.index(), cell.state(), cell.subject(), cell.value(), cell.relation(),
				cell.unit(), cell.display(), EdtfDate.of(period), periodAsStated, cell.status(), cell.knownFrom(),
				cell.asStated(), cell.sources(), cell.rank(), cell.claims(), cell.more(), cell.agreement(), cell.rule(),
				cell.observation(), cell.flags(), cell.verdicts(), cell.possiblyKnown());
	}

	static Cell reported(String company, String index, @Nullable String subject, String value, String display,
			String status, List<Citation> sources, List<Flag> flags) {
		return new Cell(company, index, "reported", subject, new BigDecimal(value), "eq", "USD", display,
				EdtfDate.of("2018"), null, status, EdtfDate.of("2018-07"), "as stated", sources, new Cell.Rank(1, 2, 2),
				1, 0, "single", "latest-preferred/1", "id-1", flags, List.of(), null);
	}

}
