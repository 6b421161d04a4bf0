package io.casebook.company.intake;

import java.util.List;
import java.util.Map;

import io.casebook.company.intake.Entry.Mention;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of the same name.
 *
 * @param row its number in a package; 0 in a document
 * @param pointer where it stands in a document
 * @param about the key of the thing whose versions it is part of
 * @param content absent when it has a fault
 */
record StagedRow(String resource, long row, @Nullable String pointer, String about, List<String> identity,
		List<Mention> mentions, @Nullable Map<String, Object> content) {

	static StagedRow ofRow(PackageResource resource, long row, Entry entry) {
		return new StagedRow(resource.name(), row, null, resource.about(entry.identity()), entry.identity(),
				entry.mentions(), entry.content());
	}

	static StagedRow ofPart(Part part) {
		Entry entry = part.entry();
		return new StagedRow(part.resource().name(), 0, part.pointer(), part.resource().about(entry.identity()),
				entry.identity(), entry.mentions(), entry.content());
	}

}
