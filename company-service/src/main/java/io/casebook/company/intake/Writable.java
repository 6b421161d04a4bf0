package io.casebook.company.intake;

import java.util.List;

import io.casebook.company.key.Slug;
import io.casebook.company.revision.Kind;
import io.casebook.intake.FieldReader;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What is written as a document of its own: how the document becomes rows, and what goes
 * when the thing goes.
 *
 * @param <T> the type that represents the thing
 */
public interface Writable<T> {

	/** What its versions are of. */
	Kind kind();

	/** The type that represents it. */
	Class<T> type();

	/**
	 * Completes when what the path is about is there, and fails as an unknown key when it
	 * is not.
	 */
	default Mono<Void> requireOwner() {
		return Mono.empty();
	}

	/** What the keys of those that the path is about begin with. */
	default String prefix() {
		return "";
	}

	/** The members of a document that make the rest of the key, in order. */
	default List<String> keyMembers() {
		return List.of("key");
	}

	/** Whether a text can be one of the parts of the key. */
	default boolean isKeyPart(String member, String text) {
		return Slug.matches(text);
	}

	/** What such a text is, for people. */
	default String keyExpected(String member) {
		return FieldReader.KEY_EXPECTED;
	}

	/** Whether a thing with this content is of those that the path is about. */
	default boolean isOwner(JsonNode content) {
		return true;
	}

	/** What the document says. */
	List<Part> read(Draft draft);

	/**
	 * The statements that remove the parts of {@code :key} that its document lists; those
	 * that the new document lists take their place.
	 */
	default List<String> clear() {
		return List.of();
	}

	/** The statements that remove {@code :key}. */
	List<String> remove();

	/**
	 * The query for what refers to {@code :key}, as {@code kind} and {@code key}; nothing
	 * that is referred to is removed.
	 */
	default String holders() {
		return "SELECT NULL AS kind, :key AS key WHERE false";
	}

}
