package io.casebook.gateway.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a key or token is for. Each scope covers those before it. */
public enum Scope {

	/** Reading. */
	READ,

	/** Changing what is recorded. */
	WRITE,

	/** Managing keys. */
	ADMIN;

	/** The name in keys, tokens and requests. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The scopes of those names; names of other systems' scopes count for nothing. */
	public static Set<Scope> named(Collection<String> words) {
		Set<Scope> scopes = EnumSet.noneOf(Scope.class);
		for (Scope scope : values()) {
			if (words.contains(scope.word())) {
				scopes.add(scope);
			}
		}
		return scopes;
	}

	/** Whether one of the scopes is this one or covers it. */
	public boolean isIn(Set<Scope> scopes) {
		return scopes.stream().anyMatch((scope) -> scope.compareTo(this) >= 0);
	}

	/** This one and all that it covers. */
	public List<Scope> covered() {
		return Arrays.asList(values()).subList(0, ordinal() + 1);
	}

}
