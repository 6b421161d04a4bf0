package io.casebook.gateway.origin;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The proxies in front of the gateway, whose headers say where a request comes from. */
@Component
class TrustedProxies {

	private final @Nullable Pattern addresses;

	TrustedProxies(@Value("${spring.cloud.gateway.server.webflux.trusted-proxies:}") String addresses) {
		this.addresses = addresses.isBlank() ? null : Pattern.compile(addresses);
	}

	/** Whether a request was handed on by one of them. */
	boolean have(ServerHttpRequest request) {
		return this.addresses != null && have(address(request.getRemoteAddress()));
	}

	boolean have(String address) {
		return this.addresses != null && this.addresses.matcher(address).matches();
	}

	/** The address at the other end of the connection. */
	static String address(@Nullable InetSocketAddress remote) {
		return (remote != null && remote.getAddress() != null) ? remote.getAddress().getHostAddress() : "unknown";
	}

}
