package io.casebook.gateway.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.gateway.company.Source;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.metrics.Index;

/** What people call what a comparison knows by keys; the key where no name is known. */
final class Labels {

	private final Map<String, String> parties = new HashMap<>();

	private final Map<String, String> indices = new HashMap<>();

	private final Map<String, Source> sources;

	Labels(Compared compared) {
		Comparison comparison = compared.comparison();
		comparison.companies().forEach((company) -> this.parties.put(company.key(), company.label()));
		compared.offerings().forEach((offering) -> this.parties.put(offering.key(), offering.name()));
		Objects.requireNonNullElse(comparison.indices(), List.<Index>of())
			.forEach((index) -> this.indices.put(index.key(), index.title()));
		this.sources = Objects.requireNonNullElse(comparison.sources(), Map.of());
	}

	/** A company or an offering. */
	String party(String key) {
		return this.parties.getOrDefault(key, key);
	}

	String index(String key) {
		return this.indices.getOrDefault(key, key);
	}

	/** A citation as in running text. */
	String citation(Citation citation) {
		Source source = this.sources.get(citation.key());
		String name = (source != null) ? source.citationShort() : citation.key();
		return (citation.locator() != null) ? name + ", " + citation.locator() : name;
	}

}
