package io.casebook.company.intake;

import java.util.List;
import java.util.Set;

import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A resource of data packages that this service keeps: what its rows look like, and how
 * they get from the table {@code staged_row} into the tables of the feature.
 */
public interface PackageResource {

	/** The most characters of a text of one line. */
	int LINE = 300;

	/** The most characters of a text of some length. */
	int TEXT = 10_000;

	/** Its name in the package. */
	String name();

	/** The columns that its rows may have. */
	Set<String> columns();

	/** What a row says. */
	Entry read(FieldReader row);

	/**
	 * The key of the thing whose versions the row is part of.
	 * @param identity what makes the row one of its own
	 */
	default String about(List<String> identity) {
		return identity.getFirst();
	}

	/**
	 * A query for staged rows that contradict others or what is recorded: {@code place},
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

}
