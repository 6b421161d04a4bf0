package io.casebook.intake;

import java.util.List;
import java.util.Set;

import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a row or of a JSON object, as they stand. */
sealed interface Values permits Cells, Members {

	/** The names of those there are. */
	Set<String> names();

	/** Whether the field says anything. */
	boolean has(String field);

	/**
	 * The field's text; none when it says nothing.
	 * @throws IllegalArgumentException when it is no text, saying what was expected
	 */
	@Nullable String text(String field);

	/**
	 * The field's number in plain digits; none when it says nothing.
	 * @throws IllegalArgumentException when it is no number, saying what was expected
	 */
	@Nullable String number(String field);

	/**
	 * The parts of a list that is written in one cell, or none for values that have lists
	 * of their own.
	 */
	@Nullable List<String> parts(String field, String separator);

	/**
	 * The items of a list, or none for values that have none.
	 * @throws IllegalArgumentException when it is no list, saying what was expected
	 */
	@Nullable List<JsonNode> items(String field);

	/**
	 * The object that a field is, or none for values that have none.
	 * @throws IllegalArgumentException when it is no object, saying what was expected
	 */
	@Nullable ObjectNode object(String field);

	/** What a field says as text, for the report of a fault. */
	@Nullable String shown(String field);

	/** Where a field stands. */
	String pointer(String field);

	/** The field in which a member of an object that is a field stands. */
	String place(String field, String member);

	/** The field in which the key of a list's item stands. */
	String place(String field, int item);

	/** What is wrong with a field, or with all of it. */
	InvalidInput fault(@Nullable String field, @Nullable String value, String expected);

}
