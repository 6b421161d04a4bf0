package io.casebook.gateway.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.casebook.gateway.service.Slices.Part;

/**
 * An answer about several things, of which each is kept by itself.
 *
 * @param request asks for the things of some keys; without any it still tells one answer
 * about a thing from another
 * @param most how many keys the request of several views has at most
 * @param type what the answer is read as
 * @param whole whether an answer tells all about the keys that it was asked for; of one
 * that does not, each view that shares it asks for its own
 * @param split what the answer says of the thing of each of some keys
 * @param uses what would make that another, as {@link Uses} names it
 * @param <A> the answer
 * @param <T> a part of it
 */
public record Parted<A, T>(Function<List<String>, ServiceRequest> request, int most, Class<A> type,
		Predicate<? super A> whole, BiFunction<? super A, List<String>, ? extends Map<String, ? extends T>> split,
		BiFunction<String, ? super T, Collection<String>> uses) {

	/** Of answers that are always whole. */
	public Parted(Function<List<String>, ServiceRequest> request, int most, Class<A> type,
			BiFunction<? super A, List<String>, ? extends Map<String, ? extends T>> split,
			BiFunction<String, ? super T, Collection<String>> uses) {
		this(request, most, type, (answer) -> true, split, uses);
	}

	Map<String, Part<T>> parts(String prefix, List<String> keys, A answer, int size) {
		Map<String, ? extends T> contents = this.split.apply(answer, keys);
		Map<String, Part<T>> parts = new HashMap<>();
		for (String key : keys) {
			T content = Objects.requireNonNull(contents.get(key), key);
			parts.put(prefix + key, new Part<>(content, size / keys.size(), this.uses.apply(key, content)));
		}
		return parts;
	}

}
