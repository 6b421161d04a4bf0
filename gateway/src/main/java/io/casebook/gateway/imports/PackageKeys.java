package io.casebook.gateway.imports;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that rows bring, and those that events cite, noted as the rows go by. Figures'
 * keys are noted by the service that takes them.
 */
final class PackageKeys {

	private final JsonMapper json;

	private final Set<String> companies = new HashSet<>();

	private final Set<String> entities = new HashSet<>();

	private final Set<String> sources = new HashSet<>();

	private final CitedKeys citedByEvents = new CitedKeys();

	PackageKeys(JsonMapper json) {
		this.json = json;
	}

	/** Notes what a row brings to the company service. */
	void brought(PackageRow row) {
		switch (row.resource()) {
			case "companies" -> {
				this.companies.add(cell(row, "key"));
				this.entities.add(cell(row, "key"));
			}
			case "offerings" -> this.entities.add(cell(row, "key"));
			case "sources" -> this.sources.add(id(cell(row, "csl")));
			default -> {
			}
		}
	}

	/** Notes what an event cites; cells that cannot be read are its service's matter. */
	void cited(PackageRow row) {
		String company = cell(row, "company");
		if (!company.isEmpty()) {
			this.citedByEvents.companies().putIfAbsent(company, row.row());
		}
		String subject = cell(row, "subject");
		if (!subject.isEmpty()) {
			this.citedByEvents.entities().putIfAbsent(subject, row.row());
		}
		for (String citation : cell(row, "sources").split(";")) {
			String key = citation.split("#", 2)[0].strip();
			if (!key.isEmpty()) {
				this.citedByEvents.sources().putIfAbsent(key, row.row());
			}
		}
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
