package io.casebook.company.intake;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The version of a thing that holds.
 *
 * @param revision its number; absent when the thing is not there, or was retired
 * @param content what is recorded
 * @param answer what is answered to one who asks for it
 */
record Current(@Nullable Integer revision, @Nullable ObjectNode content, @Nullable ObjectNode answer) {

	static final Current NONE = new Current(null, null, null);

	/** Whether it is not another's of the same key. */
	boolean isOf(Writable<?> what) {
		return this.content == null || what.isOwner(this.content);
	}

}
