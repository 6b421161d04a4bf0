package io.casebook.gateway.apikey;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

import io.casebook.gateway.access.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * One of a key's secrets, with what is to be known of the key when somebody shows it.
 *
 * @param works whether the secret is the present one, or still works beside it
 */
record StoredKey(byte[] hash, Set<Scope> scopes, @Nullable Integer unitsPerMinute, State state, boolean works) {

	static StoredKey read(Readable row) {
		return new StoredKey(of(row, "hash", byte[].class),
				Scope.named(Arrays.asList(of(row, "scopes", String[].class))),
				row.get("units_per_minute", Integer.class), State.of(of(row, "state", String.class)),
				of(row, "works", Boolean.class));
	}

	private static <T> T of(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
