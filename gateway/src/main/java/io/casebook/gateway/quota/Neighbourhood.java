package io.casebook.gateway.quota;

/**
 * The addresses that one subscriber has: one of IPv4, but as many of IPv6 as share the
 * first 64 bits.
 */
final class Neighbourhood {

	private static final int GROUPS = 4;

	private Neighbourhood() {
	}

	static String of(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		int end = -1;
		for (int group = 0; group < GROUPS; group++) {
			int next = address.indexOf(':', end + 1);
			if (next < 0 || next == end + 1) {
				return address;
			}
			end = next;
		}
		return address.substring(0, end);
	}

}
