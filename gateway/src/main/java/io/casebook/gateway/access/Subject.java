package io.casebook.gateway.access;

import org.springframework.web.server.ServerWebExchange;

/** Who a request comes from, as history names them. */
public final class Subject {

	/** Who brought no key. */
	public static final String ANONYMOUS = "anonymous";

	private Subject() {
	}

	/** The subject of the key that came with the request. */
	public static String of(ServerWebExchange exchange) {
		Identity identity = Identity.of(exchange);
		return (identity != null) ? identity.getPrincipal() : ANONYMOUS;
	}

}
