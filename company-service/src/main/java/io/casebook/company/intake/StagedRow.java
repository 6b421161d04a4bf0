package io.casebook.company.intake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row ready for the table of the same name.
 *
 * @param about the key of the thing whose revision the row is part of
 * @param identity what makes the row one of its own in its resource
 * @param mentions the keys in it that must be there
 * @param content its values by field; absent when it has a fault, so that the rows that
 * mention it are not at fault as well
 */
record StagedRow(String resource, long row, String about, List<String> identity, List<Mention> mentions,
		@Nullable Map<String, Object> content) {

	record Mention(String field, Target target, String key) {
	}

}
