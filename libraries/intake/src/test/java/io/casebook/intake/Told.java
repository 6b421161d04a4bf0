package io.casebook.intake;

import java.util.List;

import io.casebook.problem.InvalidInput;

/** Faults as one line each, for whole lists of them to be compared. */
final class Told {

	private Told() {
	}

	/** Each as {@code place | value | what was expected}. */
	static List<String> by(Faults faults) {
		return faults.listed().stream().map(Told::line).toList();
	}

	private static String line(InvalidInput fault) {
		String place = (fault.pointer() != null) ? fault.pointer()
				: "%s %d %s".formatted(fault.resource(), fault.row(), fault.field());
		return "%s | %s | %s".formatted(place, fault.value(), fault.detail());
	}

}
