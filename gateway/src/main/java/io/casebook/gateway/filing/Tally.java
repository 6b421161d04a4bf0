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

	private PassedOver empty = new PassedOver();

	private long claims;

	private long repeated;

	private long joined;

	private long plans;

	private long odd;

	/** Counts a fact; the concept is the one that made the same claim before. */
	void count(@Nullable Concept before, Fact fact) {
		if (before == null) {
			this.claims++;
			this.odd += (fact.oddStart() != null) ? 1 : 0;
			this.plans += fact.isPlan() ? 1 : 0;
		}
		else if (before.equals(fact.concept())) {
			this.repeated++;
		}
		else {
			this.joined++;
		}
	}

	/**
	 * All rows.
	 * @param without those of them that state no value
	 */
	void rows(long number, PassedOver without) {
		this.rows = number;
		this.empty = without;
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
						: "")
				+ ((this.empty.count() > 0) ? ", %d without a value".formatted(this.empty.count()) : ""));
		this.empty.note("because no value is stated").ifPresent(notes::add);
		if (this.plans > 0) {
			notes.add("%d claims are planned: their periods end after the day of filing".formatted(this.plans));
		}
		if (this.odd > 0) {
			notes.add("%d claims are flagged starts-after-end: their periods are stated to begin after their ends"
				.formatted(this.odd));
		}
		return notes;
	}

}
