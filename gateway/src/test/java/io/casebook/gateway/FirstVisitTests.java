package io.casebook.gateway;

import java.time.Duration;

import io.casebook.gateway.dataset.DatasetThere;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page is visited ahead, so that the first who comes waits no longer than others.
 */
@GatewayTest
class FirstVisitTests {

	@Autowired
	private ApplicationEventPublisher events;

	@Test
	void whenTheDataSetIsThereThePageAndItsFirstViewAreAskedFor() {
		Platform.reset();
		Platform.COMPANY.answer("/api/v1/groups?limit=1", "{\"items\": [{\"key\": \"pair\"}]}");
		Platform.METRICS.answer("/api/v1/index-sets?limit=1", "{\"items\": [{\"key\": \"first\"}]}");
		try {
			this.events.publishEvent(new DatasetThere());
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(Platform.METRICS.requests()).anyMatch((request) -> request
					.startsWith("GET /internal/matrix?companies=lufax,zhongan&indexSet=first")));
			assertThat(Platform.COMPANY.requests()).contains("GET /api/v1/groups?limit=200");
			assertThat(Platform.METRICS.requests()).contains("GET /api/v1/index-sets?limit=200");
		}
		finally {
			Platform.COMPANY.forget("/api/v1/groups?limit=1");
			Platform.METRICS.forget("/api/v1/index-sets?limit=1");
		}
	}

}
