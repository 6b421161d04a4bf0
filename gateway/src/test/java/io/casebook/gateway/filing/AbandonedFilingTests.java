package io.casebook.gateway.filing;

import io.casebook.gateway.GatewayTest;
import io.casebook.gateway.LeavingClient;
import io.casebook.gateway.spool.Spool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

@GatewayTest
class AbandonedFilingTests {

	@Autowired
	private FilingController filings;

	@Autowired
	private Spool spool;

	@Test
	void filingWhoseSenderLeavesWhenAllIsSentDoesNotStayInTheSpool() {
		LeavingClient.send("/api/v1/filings", (exchange) -> this.filings.take(null, false, exchange));
		await().until(LeavingClient.spooled(this.spool), is(0L));
	}

}
