package io.casebook.company.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which companies are asked for, bound from the query. All conditions must hold.
 */
record ProfileFilter(@Parameter(
		description = "A part of the key or of any name, former and localised ones included, or an identifier; case does not matter") @Nullable String q,
		@Parameter(description = "Kinds, separated by commas",
				array = @ArraySchema(schema = @Schema(implementation = CompanyKind.class))) @Nullable List<String> kind,
		@Parameter(description = "Country, ISO 3166-1 alpha-2") @Nullable String country,
		@Parameter(description = "Industry; case does not matter") @Nullable String industry,
		@Parameter(description = "Key of a group that it is a member of") @Nullable String group) {

	private static final int LONGEST_TEXT = 200;

	private static final Set<String> KINDS = Arrays.stream(CompanyKind.values())
		.map(CompanyKind::toString)
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	/**
	 * The filter itself, when every condition has a value that it can have.
	 * @throws ApiProblem when one has not
	 */
	ProfileFilter checked() {
		checkText("q", this.q);
		checkText("industry", this.industry);
		if (this.kind != null && this.kind.isEmpty()) {
			throw ApiProblem.invalidParameter("kind", "", "at least one value");
		}
		for (String each : kinds()) {
			if (!KINDS.contains(each)) {
				throw ApiProblem.invalidParameter("kind", each, "one of "
						+ String.join(", ", Arrays.stream(CompanyKind.values()).map(CompanyKind::toString).toList()));
			}
		}
		if (this.country != null && !COUNTRIES.contains(this.country)) {
			throw ApiProblem.invalidParameter("country", this.country,
					"a country code of ISO 3166-1 alpha-2, such as CN");
		}
		return this;
	}

	String[] kinds() {
		return (this.kind != null) ? this.kind.toArray(String[]::new) : new String[0];
	}

	private static void checkText(String name, @Nullable String text) {
		if (text != null
				&& (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl))) {
			throw ApiProblem.invalidParameter(name, text,
					"1 to %d characters, not all of them blank, and no control characters".formatted(LONGEST_TEXT));
		}
	}

}
