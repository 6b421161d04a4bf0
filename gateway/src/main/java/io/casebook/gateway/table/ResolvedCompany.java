package io.casebook.gateway.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.gateway.identity.RecordedCompany;
import org.jspecify.annotations.Nullable;

/**
 * A company of a table, with its key.
 *
 * @param said what the table says of it, under whatever names
 * @param recorded what is recorded of it; absent when it is to be made
 */
record ResolvedCompany(String key, TableCompany said, @Nullable RecordedCompany recorded) {

	private static final String FLAGS = "flags";

	/** The name that the table has for it. */
	String name() {
		return Objects.requireNonNullElse(this.said.name(), this.said.identity());
	}

	/**
	 * Its row with what is empty filled, and with cells kept as stated; none when that
	 * changes nothing.
	 */
	List<Map<String, String>> profile(TableMapping mapping) {
		Map<String, String> row = (this.recorded != null) ? new LinkedHashMap<>(this.recorded.profile())
				: made(mapping);
		this.said.profile().forEach((field, value) -> row.putIfAbsent(field.word(), value));
		String flags = flags(row.get(FLAGS));
		if (!flags.isEmpty()) {
			row.put(FLAGS, flags);
		}
		if (this.recorded != null && row.equals(this.recorded.profile())) {
			return List.of();
		}
		row.merge("sources", mapping.source(),
				(cited, added) -> List.of(cited.split("[;#]")).contains(added) ? cited : cited + ";" + added);
		return List.of(row);
	}

	private Map<String, String> made(TableMapping mapping) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("key", this.key);
		row.put("name", name());
		row.put("kind", mapping.company().kind());
		row.put("summary", Objects.requireNonNullElse(mapping.company().summary(), name()));
		return row;
	}

	private String flags(@Nullable String recordedFlags) {
		List<String> before = (recordedFlags != null) ? List.of(recordedFlags.split(" \\| ")) : List.of();
		return Stream.concat(before.stream(), this.said.odd().stream()).distinct().collect(Collectors.joining(" | "));
	}

	/** Rows with the table's spellings of the name that it has not got yet. */
	List<Map<String, String>> names() {
		RecordedCompany before = this.recorded;
		return (before == null) ? List.of()
				: this.said.names()
					.stream()
					.filter((name) -> !before.isCalled(name))
					.map((name) -> Map.of("key", this.key, "name", name, "language", "en", "kind", "as-written"))
					.toList();
	}

	/** Rows with identifiers that it has not got yet. */
	List<Map<String, String>> identifiers(TableMapping mapping) {
		Map<Identifier, Identifier> added = new LinkedHashMap<>();
		CompanyBy by = mapping.company().by();
		if (by.isIdentifier()) {
			Identifier own = new Identifier(by.scheme(), this.said.identity());
			added.put(own.plain(), own);
		}
		this.said.identifiers().forEach((each) -> added.putIfAbsent(each.plain(), each));
		if (this.recorded != null) {
			this.recorded.identifiers()
				.forEach((row) -> added
					.remove(new Identifier(row.getOrDefault("scheme", ""), row.getOrDefault("value", "")).plain()));
		}
		return added.values()
			.stream()
			.map((each) -> Map.of("key", this.key, "scheme", each.scheme(), "value", each.value()))
			.toList();
	}

}
