package io.casebook.gateway.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.Offering;
import io.casebook.gateway.company.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The companies and offerings that statements name: what they are called, when they
 * began.
 */
final class Parties {

	private final Map<String, Party> parties = new HashMap<>();

	Parties(List<Cases> known) {
		for (Cases cases : known) {
			for (Profile company : cases.companies()) {
				this.parties.put(company.key(), new Party(company.label(), company.founded()));
			}
			for (Offering offering : cases.offerings()) {
				this.parties.put(offering.key(), new Party(offering.name(), offering.date()));
			}
		}
	}

	/** When it was founded or began, if that is known. */
	Optional<EdtfDate> began(String key) {
		Party party = this.parties.get(key);
		return (party != null) ? Optional.ofNullable(party.began()) : Optional.empty();
	}

	/** Its name, or its key when no name is known. */
	String label(String key) {
		Party party = this.parties.get(key);
		return (party != null) ? party.label() : key;
	}

	Set<String> keys() {
		return this.parties.keySet();
	}

	private record Party(String label, @Nullable EdtfDate began) {
	}

}
