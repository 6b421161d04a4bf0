package io.casebook.gateway.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.casebook.gateway.parameter.Keys;
import io.casebook.problem.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that rows bring, and those that events cite, noted as the rows go by. Figures'
 * keys are noted by the service that takes them. What cannot be a key is not kept: its
 * service refuses it.
 */
final class PackageKeys {

	/** Bounds what is kept in memory, of what is brought and of what is cited. */
	static final int MOST = 250_000;

	private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private final JsonMapper json;

	private final Set<String> companies = new HashSet<>();

	private final Set<String> entities = new HashSet<>();

	private final Set<String> sources = new HashSet<>();

	private final CitedKeys citedByEvents = new CitedKeys();

	private volatile boolean tooMany;

	PackageKeys(JsonMapper json) {
		this.json = json;
	}

	/** Notes what a row brings to the company service. */
	void brought(PackageRow row) {
		switch (row.resource()) {
			case "companies" -> {
				key(row, "key").ifPresent(this.companies::add);
				key(row, "key").ifPresent(this.entities::add);
			}
			case "offerings" -> key(row, "key").ifPresent(this.entities::add);
			case "sources" -> source(id(cell(row, "csl"))).ifPresent(this.sources::add);
			default -> {
			}
		}
		bound(row, (long) this.entities.size() + this.sources.size());
	}

	/** Notes what an event cites; cells that cannot be read are its service's matter. */
	void cited(PackageRow row) {
		key(row, "company").ifPresent((key) -> this.citedByEvents.companies().putIfAbsent(key, row.row()));
		key(row, "subject").ifPresent((key) -> this.citedByEvents.entities().putIfAbsent(key, row.row()));
		for (String citation : cell(row, "sources").split(";")) {
			source(citation.split("#", 2)[0].strip())
				.ifPresent((key) -> this.citedByEvents.sources().putIfAbsent(key, row.row()));
		}
		bound(row, this.citedByEvents.size());
	}

	private void bound(PackageRow row, long number) {
		if (number > MOST) {
			this.tooMany = true;
			throw new Refusal("Row %d of %s names one key too many".formatted(row.row(), row.resource()), 1,
					List.of(InvalidInput.row(row.resource(), row.row(), null, null,
							"at most %d keys of companies, offerings and sources in one import".formatted(MOST))));
		}
	}

	/**
	 * Whether there were more than are kept, so that nothing can be said of what is
	 * missing.
	 */
	boolean areTooMany() {
		return this.tooMany;
	}

	private static Optional<String> key(PackageRow row, String column) {
		return Optional.of(cell(row, column)).filter(Keys::matches);
	}

	private static Optional<String> source(String text) {
		return Optional.of(text).filter((key) -> SOURCE.matcher(key).matches());
	}

	CitedKeys citedByEvents() {
		return this.citedByEvents;
	}

	/** Those of the keys that the rows themselves do not bring. */
	CitedKeys missing(CitedKeys cited) {
		return cited.without(this.companies, this.entities, this.sources);
	}

	private String id(String csl) {
		try {
			return this.json.readTree(csl).path("id").asString("");
		}
		catch (JacksonException ex) {
			return "";
		}
	}

	private static String cell(PackageRow row, String column) {
		return row.fields().getOrDefault(column, "");
	}

}
