package io.casebook.gateway.filing;

import java.util.HashMap;
import java.util.Map;

import io.casebook.gateway.concept.Concept;
import org.jspecify.annotations.Nullable;

/**
 * Tells claims from their repetitions, in a document's order. What is remembered of a
 * concept with an index of its own is dropped when the next concept begins.
 */
final class Repetitions {

	private final Map<ClaimKey, Concept> shared = new HashMap<>();

	private final Map<ClaimKey, Concept> own = new HashMap<>();

	private @Nullable Concept present;

	/**
	 * The concept that made the claim first; none when this is the first time.
	 * @param isShared whether other concepts may make the same claim
	 */
	@Nullable Concept first(ClaimKey claim, Concept concept, boolean isShared) {
		if (!concept.equals(this.present)) {
			this.own.clear();
			this.present = concept;
		}
		return (isShared ? this.shared : this.own).putIfAbsent(claim, concept);
	}

}
