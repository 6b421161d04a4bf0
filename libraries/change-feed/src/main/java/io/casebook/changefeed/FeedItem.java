package io.casebook.changefeed;

import org.jspecify.annotations.Nullable;

/**
 * What a stream carries.
 *
 * @param position where a stream that got this can go on
 * @param name what kind of event it is
 * @param json what it tells; absent when that is no more than the position
 */
public record FeedItem(String position, String name, @Nullable String json) {

	/** Something was changed. */
	public static FeedItem change(String position, String json) {
		return new FeedItem(position, "change", json);
	}

	/** All that was changed until about now is told. */
	public static FeedItem inStep(String position) {
		return new FeedItem(position, "in-step", null);
	}

	/** Not all is told, because some do not tell. */
	public static FeedItem waiting(String position, String json) {
		return new FeedItem(position, "waiting", json);
	}

	static FeedItem of(Change change) {
		return change(Long.toString(change.sequence()), change.json());
	}

	static FeedItem inStep(long position) {
		return inStep(Long.toString(position));
	}

}
