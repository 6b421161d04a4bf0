package io.casebook.gateway.service;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * The names of things whose change makes an answer another one. Feeds and those who ask
 * services must name them alike.
 */
public final class Uses {

	/** Indices and index sets, all together: they change rarely. */
	public static final String CATALOGUE = "catalogue";

	private Uses() {
	}

	/** A company or an offering, with its capabilities and relationships. */
	public static String party(String key) {
		return "party/" + key;
	}

	public static String group(String key) {
		return "group/" + key;
	}

	public static String source(String key) {
		return "source/" + key;
	}

	/** The claims about a company. */
	public static String observations(String company) {
		return "observations/" + company;
	}

	/** The events of a company. */
	public static String events(String company) {
		return "events/" + company;
	}

	public static Stream<String> parties(Collection<String> keys) {
		return keys.stream().map(Uses::party);
	}

}
