package io.casebook.gateway.apikey;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How a key is rotated.
 *
 * @param overlap how long the secret before the new one works beside it
 */
record Rotation(@Schema(type = "string", format = "duration", example = "PT24H", defaultValue = "PT24H",
		description = "How long the secret before the new one works beside it, at most P30D") Duration overlap) {

	private static final Duration USUAL = Duration.ofDays(1);

	private static final Duration LONGEST = Duration.ofDays(30);

	/**
	 * What a request says; nothing means a day.
	 * @throws io.casebook.problem.ApiProblem when anything is wrong with it
	 */
	static Rotation read(byte[] body) {
		if (body.length == 0) {
			return new Rotation(USUAL);
		}
		Faults faults = new Faults();
		FieldReader reader = FieldReader.ofObject("", JsonBody.read(body), Set.of("overlap"), faults);
		Duration overlap = overlap(reader);
		faults.verify();
		return new Rotation(overlap);
	}

	private static Duration overlap(FieldReader reader) {
		String text = reader.optional("overlap", 40);
		if (text == null) {
			return USUAL;
		}
		try {
			Duration overlap = Duration.parse(text);
			if (!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0) {
				return overlap;
			}
		}
		catch (DateTimeException ex) {
			// said below
		}
		reader.refuse("overlap", text, "a duration from PT0S to P30D, such as PT24H");
		return USUAL;
	}

}
