package io.casebook.gateway.service;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceRequestTests {

	@Test
	void valuesAreEncodedAndAbsentOnesLeftOut() {
		ServiceRequest request = ServiceRequest.path("/api/v1/groups/{}", "a/b ../$1")
			.with("companies", List.of("a", "b"))
			.with("indices", List.of())
			.with("asOf", "../2018")
			.with("recordedAsOf", (Object) null)
			.with("q", "x&y=z+ü");
		assertThat(request.address())
			.isEqualTo("/api/v1/groups/a%2Fb%20..%2F%241?companies=a%2Cb&asOf=..%2F2018&q=x%26y%3Dz%2B%C3%BC");
	}

}
