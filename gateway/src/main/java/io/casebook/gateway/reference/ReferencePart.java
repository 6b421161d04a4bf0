package io.casebook.gateway.reference;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What one service says of its operations.
 *
 * @param document its document, null when it does not answer
 */
record ReferencePart(String service, byte @Nullable [] document) {

	boolean isMissing() {
		return this.document == null;
	}

	boolean isSame(ReferencePart other) {
		return this.service.equals(other.service) && Arrays.equals(this.document, other.document);
	}

}
