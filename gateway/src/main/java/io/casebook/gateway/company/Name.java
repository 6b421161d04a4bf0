package io.casebook.gateway.company;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * A name of a company or an offering.
 *
 * @param language the BCP 47 tag of its language
 * @param from when it came into use
 * @param to when it fell out of use
 */
public record Name(String name, @Nullable String language, String kind, @Nullable EdtfDate from,
		@Nullable EdtfDate to) {
}
