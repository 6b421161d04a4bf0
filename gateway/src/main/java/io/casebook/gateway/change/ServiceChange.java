package io.casebook.gateway.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.Uses;
import org.jspecify.annotations.Nullable;

/**
 * A change as a service tells it, as far as the gateway must understand it.
 *
 * @param kind what kind of thing it is
 * @param key its key, if it has one
 * @param about the companies and offerings that it is about
 * @param company the company whose claims or events they are
 */
record ServiceChange(String kind, @Nullable String key, @Nullable List<String> about, @Nullable String company) {

	/** The things whose change makes answers others. */
	List<String> things(Service service) {
		return switch (service) {
			case METRICS -> List.of((this.company != null) ? Uses.observations(this.company) : Uses.CATALOGUE);
			case TIMELINE -> (this.company != null) ? List.of(Uses.events(this.company)) : List.of();
			case COMPANY -> ofCompanies();
		};
	}

	private List<String> ofCompanies() {
		List<String> things = new ArrayList<>(
				Uses.parties(Objects.requireNonNullElse(this.about, List.<String>of())).toList());
		Stream.ofNullable(this.key).map((known) -> switch (this.kind) {
			case "group" -> Uses.group(known);
			case "source" -> Uses.source(known);
			default -> Uses.party(known);
		}).forEach(things::add);
		return things;
	}

}
