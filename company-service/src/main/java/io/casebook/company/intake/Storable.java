package io.casebook.company.intake;

import java.util.List;
import java.util.Map;

/** Refuses text that PostgreSQL does not hold: U+0000 and halves of surrogate pairs. */
public final class Storable {

	private Storable() {
	}

	/**
	 * The value itself.
	 * @param value text, or maps, lists and scalars as JSON has them
	 * @throws IllegalArgumentException when a text in it cannot be stored
	 */
	public static <T> T require(T value) {
		if (!holds(value)) {
			throw new IllegalArgumentException("text of whole characters, U+0000 not among them");
		}
		return value;
	}

	private static boolean holds(Object value) {
		return switch (value) {
			case String text -> text.codePoints().allMatch((each) -> each != 0 && !isHalf(each));
			case Map<?, ?> object -> object.entrySet()
				.stream()
				.allMatch((each) -> holds(each.getKey()) && (each.getValue() == null || holds(each.getValue())));
			case List<?> list -> list.stream().allMatch((each) -> each == null || holds(each));
			default -> true;
		};
	}

	private static boolean isHalf(int codePoint) {
		return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
	}

}
