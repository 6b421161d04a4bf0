package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.List;

import io.casebook.gateway.concept.Concept;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of the rows of a document, so that all of them are accounted for.
 */
final class Tally {

	private long rows;

	private long claims;

	private long repeated;

	private long joined;

	private long plans;

	/** Counts a fact; the concept is the one that made the same claim before. */
	void count(@Nullable Concept before, Fact fact) {
		if (before == null) {
			this.claims++;
			this.plans += fact.isPlan() ? 1 : 0;
		}
		else if (before.equals(fact.concept())) {
			this.repeated++;
		}
		else {
			this.joined++;
		}
	}

	void rows(long number) {
		this.rows = number;
	}

	long rows() {
		return this.rows;
	}

	long claims() {
		return this.claims;
	}

	/** The counts in words. */
	List<String> notes() {
		List<String> notes = new ArrayList<>();
		notes.add("%d facts in the document: %d claims, %d repetitions of a claim within its filing"
			.formatted(this.rows, this.claims, this.repeated)
				+ ((this.joined > 0)
						? ", %d that another concept of the same index claims in the same filing".formatted(this.joined)
						: ""));
		if (this.plans > 0) {
			notes.add("%d claims are planned: their periods end after the day of filing".formatted(this.plans));
		}
		return notes;
	}

}
