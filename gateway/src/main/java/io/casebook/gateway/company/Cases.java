package io.casebook.gateway.company;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.casebook.gateway.service.Uses;

/**
 * Companies with what a comparison needs of them.
 *
 * @param companies their profiles, in the order asked for or of the group
 * @param offerings what they offer, in outline
 * @param relationships those that any of them or of their offerings is in
 */
public record Cases(List<Profile> companies, List<Offering> offerings, List<Relationship> relationships) {

	/** What would make them others, beside some things. */
	List<String> uses(Collection<String> beside) {
		List<String> uses = new ArrayList<>(beside);
		this.companies.forEach((company) -> uses.add(Uses.party(company.key())));
		this.offerings.forEach((offering) -> uses.add(Uses.party(offering.key())));
		return uses;
	}

}
