package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.claim.Display;
import io.casebook.metrics.claim.Missing;
import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import io.casebook.metrics.index.Dimension;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.row.Column;
import io.casebook.metrics.vocabulary.Vocabulary;
import io.casebook.ranking.Figure;
import io.casebook.ranking.Relation;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Makes a claim of a row of observations. */
@Component
class ClaimReader {

	/**
	 * The columns of observation {@code o} that a claim needs. The value is read as text:
	 * the driver makes 0 of a binary 0.00.
	 */
	static final String COLUMNS = """
			o.id, o.company, o.subject, o.index, o.relation, o.value::text AS value, o.missing, o.unit, o.period,
			o.period_as_stated, o.status, o.standing, o.known_from, o.as_stated, o.sources, o.flags,
			o.recorded_at, o.recorded_by, o.revision""";

	/** The columns of its index {@code x}, of which the figure's text is made. */
	static final String INDEX_COLUMNS = "x.dimension, x.unit AS usual_unit, x.unit_label";

	private static final TypeReference<List<Citation>> CITATIONS = new TypeReference<>() {
	};

	private static final TypeReference<List<Flag>> FLAGS = new TypeReference<>() {
	};

	private final Known<EdtfDate> dates = new Known<>(EdtfDate::of);

	private final Known<List<Citation>> citations;

	private final Known<List<Flag>> flags;

	ClaimReader(JsonMapper json) {
		this.citations = new Known<>((text) -> List.copyOf(json.readValue(text, CITATIONS)));
		this.flags = new Known<>((text) -> List.copyOf(json.readValue(text, FLAGS)));
	}

	/** The claim with its figure as people read it; the row has the index's columns. */
	Claim read(Readable row) {
		return read(row, (figure) -> Display.of(figure, Vocabulary.of(Dimension.class, Column.text(row, "dimension")),
				Column.text(row, "usual_unit"), row.get("unit_label", String.class)));
	}

	/** The claim on an index, with its figure as people read it. */
	Claim read(Readable row, Index index) {
		return read(row, (figure) -> Display.of(figure, index.dimension(), index.unit(), index.unitLabel()));
	}

	/** The claim without a figure for people. */
	Claim readBare(Readable row) {
		return read(row, (figure) -> null);
	}

	private Claim read(Readable row, Function<Figure, @Nullable String> display) {
		String digits = row.get("value", String.class);
		BigDecimal value = (digits != null) ? new BigDecimal(digits) : null;
		String missing = row.get("missing", String.class);
		Relation relation = Vocabulary.of(Relation.class, Column.text(row, "relation"));
		String unit = Column.text(row, "unit");
		return new Claim(Column.of(row, "id", UUID.class), Column.text(row, "company"),
				row.get("subject", String.class), Column.text(row, "index"), relation, value,
				(missing != null) ? Vocabulary.of(Missing.class, missing) : null, unit,
				(value != null) ? display.apply(new Figure(relation, value, unit)) : null,
				this.dates.get(Column.text(row, "period")), row.get("period_as_stated", String.class),
				Vocabulary.of(Status.class, Column.text(row, "status")),
				Vocabulary.of(Standing.class, Column.text(row, "standing")),
				this.dates.get(Column.text(row, "known_from")), row.get("as_stated", String.class),
				this.citations.get(json(row, "sources")), this.flags.get(json(row, "flags")),
				Column.of(row, "recorded_at", Instant.class), Column.text(row, "recorded_by"),
				row.get("superseded_at", Instant.class), row.get("retired_by", String.class),
				Column.number(row, "revision"));
	}

	private static String json(Readable row, String name) {
		return Column.of(row, name, Json.class).asString();
	}

}
