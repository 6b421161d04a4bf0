package io.casebook.metrics.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What texts say that come again and again, such as the dates and sources in the rows of
 * a list: each is read once, as long as there are not too many.
 *
 * @param <T> what they say, which never changes
 */
final class Known<T> {

	private static final int MOST = 1 << 12;

	private static final int LONGEST = 1 << 10;

	private final Map<String, T> known = new ConcurrentHashMap<>();

	private final Function<String, T> reading;

	Known(Function<String, T> reading) {
		this.reading = reading;
	}

	T get(String text) {
		T value = this.known.get(text);
		if (value != null) {
			return value;
		}
		T read = this.reading.apply(text);
		if (text.length() <= LONGEST) {
			if (this.known.size() >= MOST) {
				this.known.clear();
			}
			this.known.put(text, read);
		}
		return read;
	}

}
