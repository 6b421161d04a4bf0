package io.casebook.gateway.table;

import java.util.Locale;

/**
 * An identifier of a company.
 *
 * @param scheme who gave it, such as {@code lei}
 */
record Identifier(String scheme, String value) {

	/**
	 * What all its spellings have in common: case does not matter, and CIKs are written
	 * with and without leading zeros.
	 */
	Identifier plain() {
		return new Identifier(this.scheme, this.scheme.equals(CompanyBy.CIK.scheme())
				? this.value.replaceFirst("^0+(?=.)", "") : this.value.toLowerCase(Locale.ROOT));
	}

}
