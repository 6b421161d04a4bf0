package io.casebook.gateway.company;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/**
 * What a company offers. In outline it has no more than key, company, name and date.
 *
 * @param date since when, with the precision of the source
 * @param combines the offerings that it stands for together, where a source gives one
 * figure for several
 */
public record Offering(String key, String company, String name, @Nullable List<Name> names, @Nullable String kind,
		@Nullable EdtfDate date, @Nullable String dateAsStated, @Nullable String note, @Nullable List<String> combines,
		@Nullable List<Citation> sources, @Nullable List<Flag> flags) {
}
