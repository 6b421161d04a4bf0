package io.casebook.company;

import io.casebook.testcalls.CallMatrix;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever reaches the service past the gateway gets nothing from it. */
@CompanyServiceTest
class CallMatrixTests {

	@LocalServerPort
	private int port;

	@Test
	void everyOperationTakesOnlyWhatIsSignedForIt() throws Exception {
		CallMatrix matrix = CallMatrix.of("company-service", this.port);
		assertThat(matrix.operations()).hasSizeGreaterThan(30);
		assertThat(matrix.met()).isEqualTo(matrix.expected());
	}

}
