package io.casebook.metrics.batch;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Rows that are right by themselves, in the place where they wait.
 *
 * @param faults how much was wrong with others that came with them
 * @param uses the indices they use, in which units
 */
public record StagedBatch(int place, long rows, long faults, List<IndexUse> uses) {

	public StagedBatch {
		uses = List.copyOf(uses);
	}

	static StagedBatch empty(int place) {
		return new StagedBatch(place, 0, 0, List.of());
	}

	StagedBatch plus(long more, List<IndexUse> others) {
		return new StagedBatch(this.place, this.rows + more, this.faults,
				Stream.concat(this.uses.stream(), others.stream()).distinct().toList());
	}

	/**
	 * An index and a unit in which some rows have it.
	 *
	 * @param row the first of rows that are not in the batch, because something else is
	 * wrong with them; absent for those that are
	 */
	public record IndexUse(String index, String unit, @Nullable Long row) {
	}

}
