package io.casebook.gateway.apikey;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import io.casebook.gateway.access.Scope;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key that is asked for.
 *
 * @param name what it is for
 */
record KeyRequest(@Schema(description = "What the key is for", example = "Front end, staging") String name,
		@Schema(description = "What it may do; admin covers write, write covers read") List<Scope> scopes,
		@Schema(description = "When it stops working; never when absent") @Nullable Instant expiresAt,
		@Schema(description = "How much may be asked for with it in a minute; the usual number when absent") @Nullable Integer unitsPerMinute) {

	private static final Set<String> MEMBERS = Set.of("name", "scopes", "expiresAt", "unitsPerMinute");

	private static final int LONGEST_NAME = 200;

	private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000_000);

	/**
	 * What a request says.
	 * @throws io.casebook.problem.ApiProblem when anything is wrong with it
	 */
	static KeyRequest read(ObjectNode json, Instant now) {
		Faults faults = new Faults();
		FieldReader reader = FieldReader.ofObject("", json, MEMBERS, faults);
		KeyRequest read = new KeyRequest(reader.required("name", LONGEST_NAME), scopes(reader), expiry(reader, now),
				units(reader));
		faults.verify();
		return read;
	}

	private static List<Scope> scopes(FieldReader reader) {
		List<String> words = reader.texts("scopes", ";");
		List<Scope> scopes = List.copyOf(Scope.named(words));
		if (words.isEmpty() || scopes.size() != words.size()) {
			reader.refuse("scopes", words.toString(), "a list of read, write, admin, each at most once");
		}
		return scopes;
	}

	private static @Nullable Instant expiry(FieldReader reader, Instant now) {
		String text = reader.optional("expiresAt", 40);
		if (text == null) {
			return null;
		}
		try {
			Instant expiry = OffsetDateTime.parse(text).toInstant();
			if (expiry.isAfter(now) && expiry.isBefore(now.plusSeconds(Integer.MAX_VALUE))) {
				return expiry;
			}
		}
		catch (DateTimeException ex) {
			// said below
		}
		reader.refuse("expiresAt", text, "a time to come within 68 years, such as 2030-01-31T00:00:00Z");
		return null;
	}

	private static @Nullable Integer units(FieldReader reader) {
		BigDecimal number = reader.number("unitsPerMinute");
		if (number == null) {
			return null;
		}
		if (number.scale() > 0 || number.signum() <= 0 || number.compareTo(MOST_UNITS) > 0) {
			reader.refuse("unitsPerMinute", number.toString(), "a whole number from 1 to " + MOST_UNITS);
			return null;
		}
		return number.intValueExact();
	}

}
