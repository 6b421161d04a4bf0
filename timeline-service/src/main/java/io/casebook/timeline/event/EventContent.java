package io.casebook.timeline.event;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is stated of an event: all of it but what Casebook itself adds. As JSON it has the
 * names of the columns that it goes into. Two are equal when nothing is stated otherwise,
 * the number of an amount's decimals included.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EventContent(String company, @Nullable String subject, EdtfDate date, @Nullable String dateAsStated,
		EventKind kind, String title, @Nullable String detail, @Nullable Amount amount, List<Citation> sources,
		List<Flag> flags) {

	/** The columns, in the form in which PostgreSQL reads them from JSON. */
	public static final String RECORD = """
			company text, subject text, date text, earliest date, latest date, date_as_stated text, kind text, title text,
			detail text, amount jsonb, sources jsonb, flags jsonb""";

	/** The columns, in the table's order. */
	public static final String COLUMNS = """
			company, subject, date, earliest, latest, date_as_stated, kind, title, detail, amount, amount_relation,
			amount_unit, sources, flags""";

	/** The same from the record. */
	public static final String VALUES = """
			company, subject, date, earliest, latest, date_as_stated, kind, title, detail, (amount ->> 'value')::numeric,
			amount ->> 'relation', amount ->> 'unit', sources, flags""";

	public EventContent {
		sources = List.copyOf(sources);
		flags = List.copyOf(flags);
	}

	@JsonProperty
	String earliest() {
		return DayBounds.of(this.date).earliest();
	}

	@JsonProperty
	String latest() {
		return DayBounds.of(this.date).latest();
	}

}
