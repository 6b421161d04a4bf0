package io.casebook.gateway.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.server.ServerWebExchange;

/** Who has shown a key or token, and what it is for. The key itself is not kept. */
public final class Identity extends AbstractAuthenticationToken {

	private static final String ATTRIBUTE = Identity.class.getName();

	private final String subject;

	private final transient Set<Scope> scopes;

	private final @Nullable Integer unitsPerMinute;

	/**
	 * Somebody that is let in.
	 * @param subject the name that stands in the history of what is changed
	 * @param unitsPerMinute how much may be asked for in a minute, if that is an agreed
	 * number
	 */
	public Identity(String subject, Set<Scope> scopes, @Nullable Integer unitsPerMinute) {
		super(AuthorityUtils.createAuthorityList(scopes.stream().map((scope) -> "SCOPE_" + scope.word()).toList()));
		this.subject = subject;
		this.scopes = Set.copyOf(scopes);
		this.unitsPerMinute = unitsPerMinute;
		setAuthenticated(true);
	}

	/** Who sent the request; nobody when it came without a key. */
	public static @Nullable Identity of(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

	void note(ServerWebExchange exchange) {
		exchange.getAttributes().put(ATTRIBUTE, this);
	}

	public Set<Scope> scopes() {
		return this.scopes;
	}

	public @Nullable Integer unitsPerMinute() {
		return this.unitsPerMinute;
	}

	@Override
	public String getPrincipal() {
		return this.subject;
	}

	@Override
	public String getCredentials() {
		return "";
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return super.equals(other) && other instanceof Identity that && this.scopes.equals(that.scopes);
	}

	@Override
	public int hashCode() {
		return this.subject.hashCode();
	}

}
