package io.casebook.company.offering;

import java.util.List;

import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.company.name.Name;
import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * What a company offers.
 *
 * @param kind what it is, in words
 * @param date since when
 * @param dateAsStated what the date cannot say
 * @param combines the offerings that it stands for together, where a source gives one
 * figure for several
 */
public record Offering(String key, String company, String name, List<Name> names, String kind, @Nullable EdtfDate date,
		@Nullable String dateAsStated, @Nullable String note, List<String> combines, List<Citation> sources,
		List<Flag> flags) {
}
