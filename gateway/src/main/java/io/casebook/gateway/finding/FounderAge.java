package io.casebook.gateway.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Relationship;

/** Founders that were certainly founded after what they are said to have founded. */
final class FounderAge {

	private final Parties parties;

	FounderAge(Parties parties) {
		this.parties = parties;
	}

	List<Finding> findings(List<Relationship> relationships) {
		List<Finding> findings = new ArrayList<>();
		for (Relationship relationship : relationships) {
			Founding.of(relationship).flatMap(this::finding).ifPresent(findings::add);
		}
		return findings;
	}

	private Optional<Finding> finding(Founding founding) {
		Optional<EdtfDate> founder = this.parties.began(founding.founder());
		Optional<EdtfDate> founded = founding.date().or(() -> this.parties.began(founding.founded()));
		return founder.flatMap((younger) -> founded.filter(younger::certainlyAfter)
			.map((older) -> Finding.warning("founder-younger-than-founded",
					"%s, founded in %s, is said to have founded %s in %s".formatted(
							this.parties.label(founding.founder()), younger, this.parties.label(founding.founded()),
							older),
					founding.founded(), founding.founder())));
	}

}
