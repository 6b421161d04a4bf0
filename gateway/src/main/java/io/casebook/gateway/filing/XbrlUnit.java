package io.casebook.gateway.filing;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.casebook.gateway.catalogue.CatalogueIndex;
import io.casebook.gateway.identity.Slugs;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a filing, and what it is in Casebook. A unit that is no currency and no
 * measure of UCUM is an annotation: its word in braces.
 *
 * @param text the unit as the filing has it, such as {@code USD/shares}
 * @param code the UCUM code, or the ISO 4217 code for money
 * @param dimension what sort of quantity has it
 * @param label the unit as people write it
 * @see <a href="https://www.xbrl.org/utr/utr.xml">XBRL Units Registry</a>
 */
record XbrlUnit(String text, String code, String dimension, @Nullable String label) {

	static final String MONEY = "money";

	static final String PRICE = "price";

	static final String COUNT = "count";

	static final String NUMBER = "number";

	private static final Pattern PLAIN = Pattern.compile("((?<currency>[A-Z]{3})/)?\\{(?<thing>[a-z0-9]+)}");

	private static final Pattern CAPITALISED = Pattern.compile("[A-Z][a-z]{2,}");

	private static final int LONGEST_ANNOTATION = 50;

	private static final int LONGEST_LABEL = 100;

	private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies()
		.stream()
		.map(Currency::getCurrencyCode)
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Units that mean one thing only, by their name in the registry or in plain words.
	 */
	private static final Map<String, Measure> MEASURES = Map.ofEntries(Map.entry("D", new Measure("d", "duration")),
			Map.entry("days", new Measure("d", "duration")), Map.entry("Y", new Measure("a", "duration")),
			Map.entry("years", new Measure("a", "duration")), Map.entry("months", new Measure("mo", "duration")),
			Map.entry("H", new Measure("h", "duration")), Map.entry("hours", new Measure("h", "duration")),
			Map.entry("sqft", new Measure("[sft_i]", "area")), Map.entry("sqm", new Measure("m2", "area")),
			Map.entry("acre", new Measure("[acr_us]", "area")), Map.entry("mi", new Measure("[mi_i]", "length")),
			Map.entry("km", new Measure("km", "length")), Map.entry("ft", new Measure("[ft_i]", "length")),
			Map.entry("bbl", new Measure("[bbl_us]", "volume")), Map.entry("gal", new Measure("[gal_us]", "volume")),
			Map.entry("kg", new Measure("kg", "mass")), Map.entry("lb", new Measure("[lb_av]", "mass")),
			Map.entry("kWh", new Measure("kW.h", "energy")), Map.entry("MWh", new Measure("MW.h", "energy")),
			Map.entry("GWh", new Measure("GW.h", "energy")), Map.entry("kW", new Measure("kW", "power")),
			Map.entry("MW", new Measure("MW", "power")), Map.entry("GW", new Measure("GW", "power")));

	static XbrlUnit of(String text) {
		String[] parts = text.split("/", 2);
		if (CURRENCIES.contains(parts[0])) {
			return (parts.length == 1) ? new XbrlUnit(text, text, MONEY, null)
					: new XbrlUnit(text, parts[0] + "/" + annotation(parts[1]), PRICE, label(text));
		}
		if (text.equals("pure")) {
			return new XbrlUnit(text, "1", NUMBER, null);
		}
		Measure measure = MEASURES.get(text);
		if (measure != null) {
			return new XbrlUnit(text, measure.code(), measure.dimension(), label(text));
		}
		return new XbrlUnit(text, annotation(text), (parts.length == 1) ? COUNT : "other", label(text));
	}

	/** Whether claims in this unit are claims of the index. */
	boolean isOf(CatalogueIndex index) {
		return this.dimension.equals(index.dimension())
				&& (this.dimension.equals(MONEY) || this.code.equals(index.unit()));
	}

	/** What tells indices of one concept apart: currencies do not. */
	String family() {
		return this.dimension.equals(MONEY) ? MONEY : this.code;
	}

	/** The family as a part of a key, which no other family has. */
	String slug() {
		if (this.dimension.equals(MONEY)) {
			return MONEY;
		}
		if (this.code.equals("1")) {
			return "pure";
		}
		Matcher plain = PLAIN.matcher(this.code);
		if (plain.matches()) {
			return Slugs.of(Objects.toString(plain.group("currency"), "") + "-" + plain.group("thing"));
		}
		return Slugs.withEnd(Slugs.of(this.code), Slugs.digest(this.code));
	}

	/**
	 * A thing in braces, between which UCUM allows all printable ASCII but braces. Filers
	 * write the word for one thing with a capital or without.
	 */
	private static String annotation(String text) {
		String thing = CAPITALISED.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text;
		thing = thing.equals("shares") ? "share" : thing;
		String plain = thing.replaceAll("[^!-z|~]+", "_");
		if (plain.equals(thing) && !plain.isEmpty() && plain.length() <= LONGEST_ANNOTATION) {
			return "{" + plain + "}";
		}
		return "{" + plain.substring(0, Math.min(plain.length(), LONGEST_ANNOTATION)) + "-" + Slugs.digest(text) + "}";
	}

	private static @Nullable String label(String text) {
		String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
		return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), LONGEST_LABEL));
	}

	private record Measure(String code, String dimension) {
	}

}
