package io.casebook.company.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Citation;
import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a package, or a part of a document, says: values by the names that the
 * statement which merges them knows.
 */
public final class Entry {

	private final FieldReader fields;

	private final List<String> identity;

	private final Map<String, Object> content = new LinkedHashMap<>();

	private final List<Mention> mentions = new ArrayList<>();

	private Entry(FieldReader fields, List<String> identity) {
		this.fields = fields;
		this.identity = identity;
	}

	/**
	 * An entry that says nothing yet.
	 * @param fields where its values are read from
	 * @param identity what makes it one of its own in its resource; the first is never
	 * empty in a right one
	 */
	public static Entry of(FieldReader fields, String... identity) {
		return new Entry(fields, List.of(identity));
	}

	/** Adds a value, if there is one. */
	public Entry with(String name, @Nullable Object value) {
		if (value != null) {
			this.content.put(name, value);
		}
		return this;
	}

	/** Adds a key of something that must be there. */
	public Entry with(String name, String key, Target target) {
		return with(name, key).mentioning(name, key, target);
	}

	/** Adds keys of things that must be there. */
	public Entry with(String name, List<String> keys, Target target) {
		for (int i = 0; i < keys.size(); i++) {
			mentioning(this.fields.place(name, i), keys.get(i), target);
		}
		return with(name, keys);
	}

	/**
	 * Says that there must be something with a key.
	 * @param field where the key stands
	 */
	public Entry mentioning(String field, String key, Target target) {
		if (target.fits(key)) {
			this.mentions.add(new Mention(field, target, key));
		}
		return this;
	}

	/** Adds the sources, which must be there. */
	public Entry citing(List<Citation> citations) {
		for (int i = 0; i < citations.size(); i++) {
			mentioning(this.fields.place("sources", i), citations.get(i).key(), Target.SOURCE);
		}
		return with("sources", citations);
	}

	boolean isNameless() {
		return this.identity.getFirst().isEmpty();
	}

	List<String> identity() {
		return this.identity;
	}

	List<Mention> mentions() {
		return this.mentions;
	}

	/**
	 * Absent when anything was wrong, so that what mentions it is not at fault as well.
	 */
	@Nullable Map<String, Object> content() {
		return this.fields.isRefused() ? null : this.content;
	}

	/** A key that must be there. */
	record Mention(String field, Target target, String key) {
	}

}
