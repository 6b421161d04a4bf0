package io.casebook.gateway.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Faults;
import reactor.core.publisher.Flux;

/**
 * Something that rows can be read from, again and again: an import reads it once to check
 * it and once more to apply it.
 */
public interface RowSource {

	/**
	 * The rows of those of its resources that have one of the names. Each subscription
	 * reads anew, off the event loop and no faster than rows are taken. Rows of
	 * {@code observations} are numbered from 2, each one more than the one before. What
	 * cannot be read is an error that says where: an
	 * {@link io.casebook.problem.ApiProblem} with its errors.
	 */
	Flux<PackageRow> rows(Collection<String> resources);

	/**
	 * The same, but rows of a wrong form after which others can still be read are left
	 * out and noted.
	 */
	default Flux<PackageRow> rows(Collection<String> resources, Faults faults) {
		return rows(resources);
	}

	/**
	 * Whether its rows are made from what the company service has recorded, and are taken
	 * only while that stays as it was.
	 */
	default boolean isMadeFromRecorded() {
		return false;
	}

	/** Makes its rows, from now on, from what is recorded then. */
	default void renew() {
	}

	/** What people should know of it, asked for when all was read. */
	default List<String> notes() {
		return List.of();
	}

	/** Addresses of what comes of it, by what they lead to. */
	default Map<String, String> links() {
		return Map.of();
	}

}
