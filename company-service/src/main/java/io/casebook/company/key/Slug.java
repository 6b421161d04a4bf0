package io.casebook.company.key;

import java.util.regex.Pattern;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.PageRequest;
import org.jspecify.annotations.Nullable;

/** The form of keys: lower-case letters, digits and hyphens, 1 to 64 of them. */
public final class Slug {

	private static final Pattern PATTERN = Pattern.compile("[a-z0-9-]{1,64}");

	private Slug() {
	}

	/** Whether the text can be a key at all. */
	public static boolean matches(String text) {
		return PATTERN.matcher(text).matches();
	}

	/**
	 * The key after which a page of a list ordered by keys begins, if not at the start.
	 */
	public static @Nullable String after(PageRequest page) {
		Cursor cursor = page.after();
		if (cursor == null) {
			return null;
		}
		String key = cursor.keys(1).getFirst();
		if (!matches(key)) {
			throw cursor.broken();
		}
		return key;
	}

}
