package io.casebook.gateway.company;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.casebook.gateway.service.Uses;

/**
 * Companies as their service tells of them, so that they can be taken apart and put
 * together again.
 *
 * @param relationships each with its place among all
 */
record FoundCases(List<Profile> companies, List<Offering> offerings, List<Placed> relationships) {

	/** What is told of each of some companies. */
	Map<String, FoundCases> byCompany(Collection<String> keys) {
		Map<String, FoundCases> parts = new LinkedHashMap<>();
		keys.forEach((key) -> parts.put(key, new FoundCases(new ArrayList<>(), new ArrayList<>(), new ArrayList<>())));
		Map<String, FoundCases> sides = new HashMap<>(parts);
		for (Profile company : this.companies) {
			FoundCases part = parts.get(company.key());
			if (part != null) {
				part.companies.add(company);
			}
		}
		for (Offering offering : this.offerings) {
			FoundCases part = parts.get(offering.company());
			if (part != null) {
				part.offerings.add(offering);
				sides.put(offering.key(), part);
			}
		}
		for (Placed placed : this.relationships) {
			FoundCases from = sides.get(placed.relationship().from());
			FoundCases to = sides.get(placed.relationship().to());
			if (from != null) {
				from.relationships.add(placed);
			}
			if (to != null && to != from) {
				to.relationships.add(placed);
			}
		}
		return parts;
	}

	/** All of them; a relationship between two is told of once. */
	static FoundCases merged(Collection<FoundCases> parts) {
		List<Profile> companies = new ArrayList<>();
		List<Offering> offerings = new ArrayList<>();
		Map<Long, Placed> relationships = new TreeMap<>();
		for (FoundCases part : parts) {
			companies.addAll(part.companies);
			offerings.addAll(part.offerings);
			part.relationships.forEach((placed) -> relationships.put(placed.place(), placed));
		}
		return new FoundCases(companies, offerings, List.copyOf(relationships.values()));
	}

	Cases cases() {
		return new Cases(this.companies, this.offerings,
				this.relationships.stream().map(Placed::relationship).toList());
	}

	/** What would make them others, beside some things. */
	List<String> uses(Collection<String> beside) {
		List<String> uses = new ArrayList<>(beside);
		this.companies.forEach((company) -> uses.add(Uses.party(company.key())));
		this.offerings.forEach((offering) -> uses.add(Uses.party(offering.key())));
		return uses;
	}

	/** A relationship in its place among all. */
	record Placed(long place, Relationship relationship) {
	}

}
