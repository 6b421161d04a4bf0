package io.casebook.gateway.quota;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NeighbourhoodTests {

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2", "2001:db8:1:2:0:0:0:1, 2001:db8:1:2",
			"::1, ::1", "0:0:0:0:0:0:0:1, 0:0:0:0", "unknown, unknown" })
	void addressesOfOneSubscriberAreOne(String address, String neighbourhood) {
		assertThat(Neighbourhood.of(address)).isEqualTo(neighbourhood);
	}

}
