package io.casebook.gateway.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.casebook.gateway.service.Slices.Part;

/**
 * An answer about several things, of which each is kept by itself.
 *
 * @param request asks for the things of some keys; without any it still tells one answer
 * about a thing from another
 * @param type what the answer is read as
 * @param part what the answer says of the thing of one key
 * @param uses what would make that another, as {@link Uses} names it
 * @param <A> the answer
 * @param <T> a part of it
 */
public record Parted<A, T>(Function<List<String>, ServiceRequest> request, Class<A> type,
		BiFunction<? super A, String, ? extends T> part, BiFunction<String, ? super T, Collection<String>> uses) {

	Map<String, Part<T>> parts(String prefix, List<String> keys, A answer, int size) {
		Map<String, Part<T>> parts = new HashMap<>();
		for (String key : keys) {
			T content = this.part.apply(answer, key);
			parts.put(prefix + key, new Part<>(content, size / keys.size(), this.uses.apply(key, content)));
		}
		return parts;
	}

}
