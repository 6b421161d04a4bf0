package io.casebook.gateway.origin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The address that a request comes from, past the trusted proxies that handed it on. */
@Component
public class ClientAddress {

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	/** {@code [2001:db8::1]:4711}, {@code [2001:db8::1]} or {@code 203.0.113.7:4711}. */
	private static final Pattern WITH_PORT = Pattern.compile("\\[(?<six>[^\\]]*)](:\\d+)?|(?<four>[^:]*):\\d+");

	private final TrustedProxies proxies;

	ClientAddress(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	/** The address in its usual notation. */
	public String of(ServerHttpRequest request) {
		return of(request.getRemoteAddress(), request.getHeaders()::getOrEmpty);
	}

	/**
	 * The same of a request that is not read further.
	 * @param remote the other end of the connection
	 * @param headers gives the values of a header
	 */
	public String of(@Nullable InetSocketAddress remote, Function<String, List<String>> headers) {
		String address = TrustedProxies.address(remote);
		if (!this.proxies.have(address)) {
			return address;
		}
		List<String> hops = headers.apply(FORWARDED_FOR)
			.stream()
			.flatMap((value) -> List.of(value.split(",")).stream())
			.map(ClientAddress::usual)
			.toList();
		for (int i = hops.size() - 1; i >= 0 && this.proxies.have(address); i--) {
			address = hops.get(i);
		}
		return address;
	}

	/** What a proxy says without the port, in the notation of what needs no proxy. */
	private static String usual(String hop) {
		String text = hop.strip();
		Matcher withPort = WITH_PORT.matcher(text);
		if (withPort.matches()) {
			text = (withPort.group("six") != null) ? withPort.group("six") : withPort.group("four");
		}
		try {
			return InetAddress.ofLiteral(text).getHostAddress();
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
