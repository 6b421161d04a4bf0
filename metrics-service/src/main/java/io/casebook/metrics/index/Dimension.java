package io.casebook.metrics.index;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** What sort of quantity an index measures. */
public enum Dimension {

	/** Amounts in a currency of ISO 4217. */
	MONEY,

	/** Money for one of something, such as <code>USD/{share}</code>. */
	PRICE,

	/** How many there are, such as <code>{users}</code>. */
	COUNT,

	/** Numbers of no unit, which is {@code 1}. */
	NUMBER,

	/** Parts of a whole, such as {@code %}. */
	SHARE,

	/** Growth, such as {@code %}. */
	RATE_OF_CHANGE,

	/** Data in a time, such as {@code PBy/h}. */
	DATA_RATE,

	/** Lengths of time, such as {@code a} or {@code mo}. */
	DURATION,

	/** Such as {@code km}. */
	LENGTH,

	/** Such as {@code m2} or {@code [sft_i]}. */
	AREA,

	/** Such as {@code m3} or {@code [bbl_us]}. */
	VOLUME,

	/** Such as {@code t}. */
	MASS,

	/** Such as {@code MW.h}. */
	ENERGY,

	/** Such as {@code MW}. */
	POWER,

	/** What is none of these. */
	OTHER;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
