package io.casebook.gateway.datapackage;

import io.casebook.gateway.GatewayTest;
import io.casebook.gateway.LeavingClient;
import io.casebook.gateway.spool.Spool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

@GatewayTest
class AbandonedPackageTests {

	@Autowired
	private PackageController packages;

	@Autowired
	private Spool spool;

	@Test
	void packageWhoseSenderLeavesWhenAllIsSentDoesNotStayInTheSpool() {
		LeavingClient.send("/api/v1/packages", (exchange) -> this.packages.post(false, exchange));
		await().until(LeavingClient.spooled(this.spool), is(0L));
	}

}
