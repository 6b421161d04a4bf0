package io.casebook.timeline;

import io.casebook.testcalls.CallMatrix;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever reaches the service past the gateway gets nothing from it. */
@ServiceTest
class CallMatrixTests {

	@LocalServerPort
	private int port;

	@Test
	void everyOperationTakesOnlyWhatIsSignedForIt() throws Exception {
		CallMatrix matrix = CallMatrix.of("timeline-service", this.port);
		assertThat(matrix.operations()).hasSizeGreaterThan(8);
		assertThat(matrix.met()).isEqualTo(matrix.expected());
	}

}
