package io.casebook.metrics.observation;

import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.claim.Display;
import io.casebook.metrics.index.Dimension;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.row.Column;
import io.casebook.metrics.vocabulary.Vocabulary;
import io.casebook.ranking.Figure;
import io.r2dbc.spi.Readable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads claims, which the database gives as JSON: a driver takes longer for the twenty
 * columns of a row than a parser for one text with all of them. Times are in seconds,
 * which takes no parser of dates.
 */
@Component
class ClaimReader {

	/** The columns of index {@code x}, of which the text of a figure is made. */
	static final String INDEX_COLUMNS = "x.dimension, x.unit AS usual_unit, x.unit_label";

	private final ObjectReader claims;

	ClaimReader(JsonMapper json) {
		this.claims = json.readerFor(Claim.class);
	}

	/** The column with the claim of observation {@code o}, as it was when it held. */
	static String column() {
		return column("CAST(NULL AS timestamptz)", "NULL");
	}

	/** The same, with what is known of its end. */
	static String column(String supersededAt, String retiredBy) {
		return """
				json_build_object('id', o.id, 'company', o.company, 'subject', o.subject, 'index', o.index,
					'relation', o.relation, 'value', o.value, 'missing', o.missing, 'unit', o.unit, 'period', o.period,
					'periodAsStated', o.period_as_stated, 'status', o.status, 'standing', o.standing,
					'knownFrom', o.known_from, 'asStated', o.as_stated, 'sources', o.sources, 'flags', o.flags,
					'recordedAt', extract(epoch FROM o.recorded_at), 'recordedBy', o.recorded_by,
					'supersededAt', extract(epoch FROM %s), 'retiredBy', %s,
					'revision', o.revision) AS claim""".formatted(supersededAt, retiredBy);
	}

	/** The claim without a figure for people. */
	Claim read(Readable row) {
		return this.claims.readValue(Column.of(row, "claim", byte[].class));
	}

	/** The claim on an index, with its figure as people read it. */
	Claim read(Readable row, Index index) {
		Claim claim = read(row);
		Figure figure = claim.figure();
		return (figure == null) ? claim
				: claim.displayed(Display.of(figure, index.dimension(), index.unit(), index.unitLabel()));
	}

	/** The same, when the row has the index's columns. */
	Claim readWithIndex(Readable row) {
		Claim claim = read(row);
		Figure figure = claim.figure();
		return (figure == null) ? claim
				: claim.displayed(Display.of(figure, Vocabulary.of(Dimension.class, Column.text(row, "dimension")),
						Column.text(row, "usual_unit"), row.get("unit_label", String.class)));
	}

}
