package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.gateway.identity.RecordedCompany;
import org.jspecify.annotations.Nullable;

/**
 * The company that a document is about.
 *
 * @param key its key
 * @param filer what the document calls it
 * @param recorded what is recorded of it; absent when it is to be made
 */
record FilerCompany(String key, Filer filer, @Nullable RecordedCompany recorded) {

	private static final String CIK = "cik";

	/** What it is called in references. */
	String name() {
		String name = this.filer.name();
		if (name != null) {
			return name;
		}
		return (this.recorded != null) ? this.recorded.name() : "CIK " + this.filer.cik();
	}

	/** Its row when it is to be made; a document says nothing about what it does. */
	Map<String, String> newProfile(String sources) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("key", this.key);
		row.put("name", name());
		row.put("kind", "case");
		row.put("summary", "Filer with the SEC, CIK " + this.filer.cik());
		row.put("sources", sources);
		return row;
	}

	/** A row with its name, unless it has the name already. */
	List<Map<String, String>> newNames() {
		String name = this.filer.name();
		return (name == null || (this.recorded != null && this.recorded.isCalled(name))) ? List.of()
				: List.of(name(name, "full"));
	}

	/** A row of a name. Filings are in English, by the SEC's rule. */
	Map<String, String> name(String name, String kind) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("key", this.key);
		row.put("name", name);
		row.put("language", "en");
		row.put("kind", kind);
		return row;
	}

	/** A row with its CIK, unless it has it already, however written. */
	List<Map<String, String>> newCik() {
		boolean known = this.recorded != null
				&& this.recorded.identifiers(CIK, (value) -> value.replaceFirst("^0+", ""))
					.contains(this.filer.bareCik());
		return known ? List.of() : new ArrayList<>(List.of(identifier(CIK, this.filer.cik())));
	}

	Map<String, String> identifier(String scheme, String value) {
		return Map.of("key", this.key, "scheme", scheme, "value", value);
	}

}
