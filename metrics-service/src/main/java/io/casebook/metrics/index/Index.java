package io.casebook.metrics.index;

import java.util.Set;
import java.util.regex.Pattern;

import io.casebook.intake.FieldReader;
import io.casebook.ranking.Better;
import org.jspecify.annotations.Nullable;

/**
 * Something that is measured.
 *
 * @param key the slug that names it
 * @param title what people call it
 * @param unit a UCUM code such as <code>{users}</code>, or for money the ISO 4217 code
 * that is usual for it
 * @param unitLabel the unit as people write it
 * @param dimension what sort of quantity it is
 * @param better which direction is better
 * @param basis whether it is about results or about plans
 * @param definition what is measured, in words
 * @param formula how it follows from other quantities
 */
public record Index(String key, String title, String unit, @Nullable String unitLabel, Dimension dimension,
		Better better, Basis basis, @Nullable String definition, @Nullable String formula) {

	/** The fields, which are the columns of a table too. */
	public static final Set<String> FIELDS = Set.of("key", "title", "unit", "unitLabel", "dimension", "better", "basis",
			"definition", "formula");

	/** What a unit counts stands in braces, which do not nest. */
	private static final Pattern BRACED = Pattern.compile("([^{}]|\\{[^{}]+})*");

	/** Reads a row or an object. */
	public static Index read(FieldReader fields) {
		Index index = new Index(fields.key("key"), fields.required("title", 300), fields.unit("unit"),
				fields.optional("unitLabel", 100), fields.code("dimension", Dimension.class),
				fields.code("better", Better.class), fields.code("basis", Basis.class),
				fields.optional("definition", 4000), fields.optional("formula", 1000));
		if (!fields.isRefused("unit") && !BRACED.matcher(index.unit()).matches()) {
			fields.refuse("unit", index.unit(), "a UCUM code whose braces are closed, such as {users}");
		}
		if (!fields.isRefused("unit") && !fields.isRefused("dimension") && !index.hasUnitOfDimension()) {
			fields.refuse("unit", index.unit(), index.expectedOfDimension());
		}
		return index;
	}

	private boolean hasUnitOfDimension() {
		return switch (this.dimension) {
			case MONEY, PRICE -> takes(this.unit);
			case NUMBER -> this.unit.equals("1");
			default -> true;
		};
	}

	private String expectedOfDimension() {
		return switch (this.dimension) {
			case PRICE -> "for a price, an ISO 4217 code and for what, such as USD/{share}";
			case NUMBER -> "for a number without a unit, 1";
			default -> Currencies.EXPECTED;
		};
	}

	/** Whether a claim may be in every unit that the other index takes. */
	boolean takesUnitsOf(Index other) {
		return switch (other.dimension) {
			case MONEY -> this.dimension == Dimension.MONEY;
			case PRICE -> this.dimension == Dimension.PRICE && takes(other.unit);
			default -> takes(other.unit);
		};
	}

	/**
	 * Whether a claim may be in the unit: money in any currency, a price in any currency
	 * for the same.
	 */
	public boolean takes(String unit) {
		return switch (this.dimension) {
			case MONEY -> Currencies.has(unit);
			case PRICE -> Currencies.begins(unit) && Currencies.per(unit).equals(Currencies.per(this.unit));
			default -> unit.equals(this.unit);
		};
	}

	/** Which units a claim may be in, for people. */
	public String expectedUnit() {
		return switch (this.dimension) {
			case MONEY -> Currencies.EXPECTED;
			case PRICE -> "a currency of ISO 4217 and %s, such as %s".formatted(Currencies.per(this.unit), this.unit);
			default -> "the unit of the index, " + this.unit;
		};
	}

}
