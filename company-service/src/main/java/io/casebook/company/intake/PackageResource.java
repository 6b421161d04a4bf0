package io.casebook.company.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A resource of data packages that this service keeps: what its rows look like, and how
 * they get from the table {@code staged_row} into the tables of the feature.
 */
public interface PackageResource {

	/** Its name in the package. */
	String name();

	/** Its fields. */
	List<Field> fields();

	/**
	 * The key of the thing whose versions the row is part of.
	 * @param identity what makes the row one of its own
	 */
	default String about(List<String> identity) {
		return identity.getFirst();
	}

	/** What is wrong with a row whose fields are right one by one. */
	default Optional<Objection> objection(Map<String, Object> fields) {
		return Optional.empty();
	}

	/**
	 * A query for staged rows that contradict others or what is recorded: {@code row},
	 * {@code field}, {@code value}, {@code detail}.
	 */
	default @Nullable String conflicts() {
		return null;
	}

	/**
	 * The statement that writes the staged rows, and gives the numbers of those that
	 * {@code created} something and of those that {@code superseded} something. Rows that
	 * say what is recorded already change nothing.
	 */
	String merge();

	/** What is wrong with the value of a field. */
	record Objection(String field, String value, String detail) {
	}

}
