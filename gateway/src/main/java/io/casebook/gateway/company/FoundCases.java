package io.casebook.gateway.company;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.casebook.gateway.service.Uses;

/**
 * Companies as their service tells of them, so that they can be taken apart and put
 * together again.
 *
 * @param relationships each with its place among all
 */
record FoundCases(List<Profile> companies, List<Offering> offerings, List<Placed> relationships) {

	/** What is told of one company. */
	FoundCases of(String company) {
		List<Offering> own = this.offerings.stream().filter((offering) -> offering.company().equals(company)).toList();
		Set<String> sides = new HashSet<>(List.of(company));
		own.forEach((offering) -> sides.add(offering.key()));
		return new FoundCases(this.companies.stream().filter((profile) -> profile.key().equals(company)).toList(), own,
				this.relationships.stream().filter((placed) -> placed.relationship().isOfAny(sides)).toList());
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
