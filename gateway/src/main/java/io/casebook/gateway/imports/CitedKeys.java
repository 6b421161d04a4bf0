package io.casebook.gateway.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keys of the company service's that rows cite, each with the first row that does.
 *
 * @param companies of companies
 * @param entities of companies or offerings
 * @param sources of bibliographic references
 */
record CitedKeys(Map<String, Long> companies, Map<String, Long> entities, Map<String, Long> sources) {

	CitedKeys() {
		this(new HashMap<>(), new HashMap<>(), new HashMap<>());
	}

	/** Those that are not among some others. */
	CitedKeys without(Set<String> companies, Set<String> entities, Set<String> sources) {
		CitedKeys left = new CitedKeys(new HashMap<>(this.companies), new HashMap<>(this.entities),
				new HashMap<>(this.sources));
		left.companies.keySet().removeAll(companies);
		left.entities.keySet().removeAll(entities);
		left.sources.keySet().removeAll(sources);
		return left;
	}

	/** Both together. */
	CitedKeys and(CitedKeys others) {
		CitedKeys both = new CitedKeys(new HashMap<>(this.companies), new HashMap<>(this.entities),
				new HashMap<>(this.sources));
		others.companies.forEach(both.companies::putIfAbsent);
		others.entities.forEach(both.entities::putIfAbsent);
		others.sources.forEach(both.sources::putIfAbsent);
		return both;
	}

	long size() {
		return (long) this.companies.size() + this.entities.size() + this.sources.size();
	}

}
