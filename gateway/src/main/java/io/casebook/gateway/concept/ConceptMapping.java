package io.casebook.gateway.concept;

import java.time.Instant;
import java.time.LocalDate;

import io.casebook.edtf.EdtfDate;
import io.casebook.ranking.Better;
import org.jspecify.annotations.Nullable;

/**
 * Says which index a concept measures: one version of it.
 *
 * @param taxonomy the prefix of the concept's taxonomy, such as {@code us-gaap}
 * @param concept the concept's name, such as {@code Assets}
 * @param index the key of the index
 * @param title the index's title, for when it has to be made
 * @param better which direction of the index is better, likewise
 * @param from the first filing date for which it holds; all earlier ones when absent
 * @param to the last filing date for which it holds; all later ones when absent
 * @param revision the number of the version
 * @param recordedAt when the version was recorded
 * @param recordedBy by whom
 * @param supersededAt when the next version, or the end of the mapping, was recorded
 * @param retiredBy by whom the mapping was ended, if this is its last version
 */
public record ConceptMapping(String taxonomy, String concept, String index, String title, Better better,
		@Nullable EdtfDate from, @Nullable EdtfDate to, int revision, Instant recordedAt, String recordedBy,
		@Nullable Instant supersededAt, @Nullable String retiredBy) {

	Concept tag() {
		return new Concept(this.taxonomy, this.concept);
	}

	/** Whether it holds for what was filed on a day. */
	boolean covers(LocalDate filed) {
		LocalDate first = (this.from != null) ? this.from.earliest() : null;
		LocalDate last = (this.to != null) ? this.to.latest() : null;
		return (first == null || !filed.isBefore(first)) && (last == null || !filed.isAfter(last));
	}

}
