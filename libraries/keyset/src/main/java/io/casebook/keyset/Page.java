package io.casebook.keyset;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param <T> what the list is of
 * @param items the items, in the list's order
 * @param next the cursor of the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

	public Page {
		items = List.copyOf(items);
	}

	/**
	 * The page that the rows make.
	 * @param rows what {@link PageRequest#rows()} brought: the page's, and one more if
	 * there is a next page
	 * @param keys the sort keys of a row, the same that the list is ordered by
	 */
	public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Object[]> keys) {
		return of(rows, request.size(), keys);
	}

	/**
	 * The same for a list with bounds of its own.
	 * @param rows the page's, and one more if there is a next page
	 * @param size the most items on the page
	 */
	public static <T> Page<T> of(List<T> rows, int size, Function<T, Object[]> keys) {
		if (rows.size() <= size) {
			return new Page<>(rows, null);
		}
		return new Page<>(rows.subList(0, size), Cursor.encode(keys.apply(rows.get(size - 1))));
	}

	/** All of a list that is short by its nature. */
	public static <T> Page<T> whole(List<T> items) {
		return new Page<>(items, null);
	}

}
