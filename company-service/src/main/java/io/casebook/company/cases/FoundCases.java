package io.casebook.company.cases;

import java.util.List;

/**
 * Companies to be compared, as they are answered.
 *
 * @param json their profiles in order, what they offer in outline, and the relationships
 * that any of them or of their offerings is in
 * @param unknown those asked for that there are not
 * @param members how many the group has that was asked for; 0 where companies were
 */
record FoundCases(byte[] json, List<String> unknown, int members) {

	FoundCases {
		unknown = List.copyOf(unknown);
	}

}
