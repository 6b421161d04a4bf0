package io.casebook.gateway.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All cross-checks, on what could be had. */
final class Findings {

	private Findings() {
	}

	/**
	 * What the checks find.
	 * @param owned those of the keys named in statements that are somebody's; absent when
	 * that could not be found out
	 */
	static List<Finding> of(Stated stated, Parties parties, Optional<Set<String>> owned) {
		BeforeFounding before = new BeforeFounding(parties);
		List<Finding> findings = new ArrayList<>();
		findings.addAll(before.claims(stated));
		findings.addAll(before.events(stated.happenings()));
		findings.addAll(new FounderAge(parties).findings(stated.relationships()));
		findings.addAll(CapitalSought.findings(stated.claims(), parties));
		owned.ifPresent((known) -> findings.addAll(new NamedKeys(stated).unknown(known, parties)));
		stated.missingSources()
			.ifPresent((missing) -> missing.forEach((key) -> findings
				.add(Finding.info("unknown-key", "No source has the key '%s', which is cited".formatted(key), key))));
		return findings.stream().distinct().toList();
	}

}
