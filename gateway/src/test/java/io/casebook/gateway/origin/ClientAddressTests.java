package io.casebook.gateway.origin;

import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	private static final InetSocketAddress PROXY = new InetSocketAddress("10.0.0.1", 4711);

	private final ClientAddress address = new ClientAddress(
			new TrustedProxies("10\\.0\\.0\\.\\d+|2001:db8:0:0:0:0:0:5"));

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7", "203.0.113.7:52100, 203.0.113.7", "2001:db8::1, 2001:db8:0:0:0:0:0:1",
			"[2001:DB8::1]:52100, 2001:db8:0:0:0:0:0:1", "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
			"::ffff:203.0.113.7, 203.0.113.7", "unknown, unknown", "_hidden:80, _hidden" })
	void oneClientHasOneAddressHoweverProxiesWriteIt(String hop, String client) {
		assertThat(this.address.of(PROXY, (header) -> List.of(hop))).isEqualTo(client);
	}

	@Test
	void trustedProxiesOnTheWayAreKnownWithTheirPortsToo() {
		assertThat(this.address.of(PROXY, (header) -> List.of("203.0.113.8, 203.0.113.7, 10.0.0.3:80", "10.0.0.2")))
			.isEqualTo("203.0.113.7");
		assertThat(this.address.of(PROXY, (header) -> List.of("203.0.113.7, [2001:db8::5]:443")))
			.isEqualTo("203.0.113.7");
	}

	@Test
	void whatAnybodyElseSaysCountsForNothing() {
		assertThat(this.address.of(new InetSocketAddress("203.0.113.9", 4711), (header) -> List.of("203.0.113.7")))
			.isEqualTo("203.0.113.9");
	}

}
