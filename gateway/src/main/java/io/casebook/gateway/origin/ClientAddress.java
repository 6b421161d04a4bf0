package io.casebook.gateway.origin;

import java.util.List;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The address that a request comes from, past the trusted proxies that handed it on. */
@Component
public class ClientAddress {

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	private final TrustedProxies proxies;

	ClientAddress(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	/** The address in its usual notation. */
	public String of(ServerHttpRequest request) {
		String address = TrustedProxies.address(request);
		if (!this.proxies.have(address)) {
			return address;
		}
		List<String> hops = request.getHeaders()
			.getOrEmpty(FORWARDED_FOR)
			.stream()
			.flatMap((value) -> List.of(value.split(",")).stream())
			.map(String::strip)
			.toList();
		for (int i = hops.size() - 1; i >= 0 && this.proxies.have(address); i--) {
			address = hops.get(i);
		}
		return address;
	}

}
