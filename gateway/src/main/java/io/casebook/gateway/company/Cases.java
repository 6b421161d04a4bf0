package io.casebook.gateway.company;

import java.util.List;

/**
 * Companies with what a comparison needs of them.
 *
 * @param companies their profiles, in the order asked for or of the group
 * @param offerings what they offer, in outline
 * @param relationships those that any of them or of their offerings is in
 */
public record Cases(List<Profile> companies, List<Offering> offerings, List<Relationship> relationships) {
}
