package io.casebook.gateway.apikey;

import java.time.Instant;
import java.util.List;

import io.casebook.gateway.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret.
 *
 * @param id what history names it by, after {@code key:}
 * @param name what it is for, in its maker's words
 * @param unitsPerMinute how much may be asked for with it in a minute; the usual number
 * when absent
 * @param secrets those that work now: more than one while one takes the place of others
 * @param lastUsedAt when it was last used, to some seconds
 */
record ApiKey(String id, String name, List<Scope> scopes, State state, @Nullable Integer unitsPerMinute,
		List<Secret> secrets, Instant createdAt, String createdBy, @Nullable Instant expiresAt,
		@Nullable Instant lastUsedAt, @Nullable Instant revokedAt, @Nullable String revokedBy, int revision) {

	/**
	 * A secret of a key.
	 *
	 * @param expiresAt when it gives way to the next
	 */
	record Secret(Instant createdAt, @Nullable Instant expiresAt) {
	}

}
