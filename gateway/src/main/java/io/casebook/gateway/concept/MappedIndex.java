package io.casebook.gateway.concept;

import java.util.Objects;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.ranking.Better;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping says of its concept.
 *
 * @param index the key of the index that it measures
 * @param from the first filing date for which that holds
 * @param to the last filing date for which that holds
 */
record MappedIndex(String index, String title, Better better, @Nullable EdtfDate from, @Nullable EdtfDate to) {

	/**
	 * Members that the server makes; they are passed over, so that what was read can be
	 * sent back.
	 */
	private static final Set<String> MEMBERS = Set.of("index", "title", "better", "from", "to", "taxonomy", "concept",
			"revision", "recordedAt", "recordedBy", "supersededAt");

	private static final int LONGEST_TITLE = 300;

	/**
	 * What a request says.
	 * @throws io.casebook.problem.ApiProblem when anything is wrong with it
	 */
	static MappedIndex read(ObjectNode json) {
		Faults faults = new Faults();
		FieldReader reader = FieldReader.ofObject("", json, MEMBERS, faults);
		MappedIndex read = new MappedIndex(reader.key("index"), reader.required("title", LONGEST_TITLE),
				reader.code("better", Better.class), reader.optionalDate("from"), reader.optionalDate("to"));
		read.requireDays(reader);
		faults.verify();
		return read;
	}

	private void requireDays(FieldReader reader) {
		if (this.from != null && this.from.earliest() == null) {
			reader.refuse("from", this.from.toString(), "a date with a first day");
		}
		if (this.to != null && this.to.latest() == null) {
			reader.refuse("to", this.to.toString(), "a date with a last day");
		}
		if (this.from != null && this.to != null && this.from.earliest() != null && this.to.latest() != null
				&& this.to.latest().isBefore(this.from.earliest())) {
			reader.refuse("to", this.to.toString(), "a date not before from");
		}
	}

	boolean isSaidBy(ConceptMapping mapping) {
		return this.index.equals(mapping.index()) && this.title.equals(mapping.title())
				&& this.better == mapping.better() && Objects.equals(this.from, mapping.from())
				&& Objects.equals(this.to, mapping.to());
	}

}
