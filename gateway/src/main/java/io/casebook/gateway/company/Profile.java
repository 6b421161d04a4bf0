package io.casebook.gateway.company;

import java.time.Instant;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/**
 * A company as the company service describes it. When that service is out, only the key
 * is there.
 *
 * @param founded when it was founded, with the precision of the source
 * @param sources the keys of the sources of all that has no sources of its own
 */
public record Profile(String key, @Nullable String name, @Nullable String kind, @Nullable EdtfDate founded,
		@Nullable String country, @Nullable String seat, @Nullable String industry, @Nullable String summary,
		@Nullable List<String> sources, @Nullable List<Name> names, @Nullable List<Identifier> identifiers,
		@Nullable List<Distinction> distinctions, @Nullable List<Motto> mottos, @Nullable List<Flag> flags,
		@Nullable Instant recordedAt, @Nullable Integer revision) {

	/** A company of which no more than its key is known. */
	public static Profile unknown(String key) {
		return new Profile(key, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null);
	}

	/** Its name, or its key when no more is known. */
	public String label() {
		return (this.name != null) ? this.name : this.key;
	}

	/** A number in a register, such as an LEI. */
	public record Identifier(String scheme, String value) {
	}

	/** What a source says distinguishes it. */
	public record Distinction(String text, List<Citation> sources) {
	}

	/** Its own words. */
	public record Motto(String kind, String text, List<Citation> sources) {
	}

}
