package io.casebook.gateway.quota;

import io.casebook.gateway.access.Identity;
import io.casebook.gateway.access.Scope;
import io.casebook.gateway.origin.ClientAddress;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells clients apart: by their key or token, and without one by their address. */
@Component
class Shares {

	private final QuotaProperties properties;

	private final AddressQuota addresses;

	private final ClientAddress clients;

	Shares(QuotaProperties properties, AddressQuota addresses, ClientAddress clients) {
		this.properties = properties;
		this.addresses = addresses;
		this.clients = clients;
	}

	/** That of whoever sent a request. */
	Quota of(ServerWebExchange exchange) {
		Identity identity = Identity.of(exchange);
		if (identity == null) {
			return this.addresses.of(this.clients.of(exchange.getRequest()));
		}
		Integer agreed = identity.unitsPerMinute();
		int usual = Scope.ADMIN.isIn(identity.scopes()) ? this.properties.admin() : this.properties.key();
		return new Quota(identity.getPrincipal(), "key", (agreed != null) ? agreed : usual);
	}

}
