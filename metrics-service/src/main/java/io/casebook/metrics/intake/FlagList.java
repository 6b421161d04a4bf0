package io.casebook.metrics.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.casebook.metrics.claim.Flag;

/** Flags in one field: {@code code: note}, separated by a bar between spaces. */
final class FlagList {

	private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

	private FlagList() {
	}

	/**
	 * Reads flags.
	 * @throws IllegalArgumentException saying what was expected
	 */
	static List<Flag> read(String text) {
		List<Flag> flags = new ArrayList<>();
		for (String part : text.split(" \\| ", -1)) {
			String[] parts = part.strip().split(":", 2);
			String note = (parts.length == 2) ? parts[1].strip() : "";
			if (!CODE.matcher(parts[0]).matches()) {
				throw new IllegalArgumentException(
						"flags such as plan: a plan, not a result, separated by a bar between spaces");
			}
			flags.add(new Flag(parts[0], note.isEmpty() ? null : note));
		}
		return flags;
	}

}
