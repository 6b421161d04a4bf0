package io.casebook.gateway.identity;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is recorded of a company, as rows of a data package.
 *
 * @param profile its row of {@code companies}
 * @param names its rows of {@code names}
 * @param identifiers its rows of {@code identifiers}
 */
public record RecordedCompany(Map<String, String> profile, List<Map<String, String>> names,
		List<Map<String, String>> identifiers) {

	/** What people call it. */
	public String name() {
		return this.profile.getOrDefault("name", this.profile.getOrDefault("key", ""));
	}

	/** Whether it has a name, as any kind of name. */
	public boolean isCalled(String name) {
		return everyName().anyMatch(name::equals);
	}

	/** Whether it has a name of which the same key would be made. */
	public boolean isSpelled(String name) {
		String slug = Slugs.of(name);
		return everyName().anyMatch((each) -> Slugs.of(each).equals(slug));
	}

	/**
	 * Its identifiers of a scheme.
	 * @param form takes from an identifier what spellings do not change
	 */
	public List<String> identifiers(String scheme, UnaryOperator<String> form) {
		return this.identifiers.stream()
			.filter((row) -> scheme.equals(row.get("scheme")))
			.map((row) -> form.apply(row.getOrDefault("value", "")))
			.toList();
	}

	private Stream<String> everyName() {
		return Stream.concat(Stream.of(name()), this.names.stream().map((row) -> row.getOrDefault("name", "")));
	}

}
