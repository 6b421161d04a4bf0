package io.casebook.gateway.filing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The place of a business address. Its country is told only where it is certain: EDGAR
 * writes a state of the United States by its code, and a country by its name.
 */
final class BusinessAddress {

	private static final Set<String> STATES = Set.of("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA",
			"HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV",
			"NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA",
			"WA", "WV", "WI", "WY");

	private static final String CANADIAN = ", Canada";

	private static final Map<String, String> COUNTRIES = countries();

	private final String city;

	private final String code;

	private final String place;

	BusinessAddress(JsonNode address) {
		this.city = text(address, "city");
		this.code = text(address, "stateOrCountry");
		String described = text(address, "stateOrCountryDescription");
		this.place = described.isEmpty() ? text(address, "country") : described;
	}

	/** City and state or country, as EDGAR writes them. */
	@Nullable String seat() {
		String where = this.place.isEmpty() ? this.code : this.place;
		return this.city.isEmpty() ? null : this.city + (where.isEmpty() ? "" : ", " + where);
	}

	/** ISO 3166-1 alpha-2. */
	@Nullable String country() {
		if (STATES.contains(this.code)) {
			return "US";
		}
		return this.place.endsWith(CANADIAN) ? "CA" : COUNTRIES.get(this.place);
	}

	private static Map<String, String> countries() {
		Map<String, String> countries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String code : Locale.getISOCountries()) {
			countries.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
		}
		countries.putAll(Map.of("Hong Kong", "HK", "Macau", "MO", "Korea, Republic of", "KR", "Russian Federation",
				"RU", "Viet Nam", "VN", "Taiwan, Province of China", "TW", "Virgin Islands, British", "VG",
				"Bosnia and Herzegovina", "BA", "Czech Republic", "CZ", "Turkey", "TR"));
		return countries;
	}

	private static String text(JsonNode address, String member) {
		return address.path(member).asString("").strip();
	}

}
