package io.casebook.company.cases;

import java.util.List;

import io.casebook.company.offering.Offering;
import io.casebook.company.profile.Profile;
import io.casebook.company.relationship.Relationship;
import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * Companies to be compared.
 *
 * @param group the key of the group they were asked for by
 * @param companies their profiles, in the order asked for or of the group
 * @param offerings what they offer, in outline
 * @param relationships those that any of them or of their offerings is in
 */
record Cases(@Nullable String group, List<Profile> companies, List<Outline> offerings,
		List<Relationship> relationships) {

	/**
	 * What another service's answer needs to name an offering and to place it in time.
	 */
	record Outline(String key, String company, String name, @Nullable EdtfDate date) {

		static Outline of(Offering offering) {
			return new Outline(offering.key(), offering.company(), offering.name(), offering.date());
		}

	}

}
