package io.casebook.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.awaitility.Awaitility.await;

/** What the gateway knows of the data set before anybody has asked for a comparison. */
@GatewayTest
@TestPropertySource(properties = "casebook.dataset=classpath:/datasets/pair/")
class FirstComparisonTests {

	@Autowired
	private WebTestClient http;

	@LocalManagementPort
	private int managementPort;

	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void groupOfTheDataSetIsComparedThoughItsServiceIsDownFromTheFirstRequestOn() {
		String loading = "http://localhost:" + this.managementPort + "/actuator/health/loading";
		await().untilAsserted(
				() -> get(loading).expectBody().jsonPath("$.components.dataset.details.state").isEqualTo("COMPLETE"));
		Platform.COMPANY.gone();
		get("/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07&fields=companies,cells.display,sections")
			.expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"companies": [{"key": "lufax"}, {"key": "zhongan"}], "cells": [{"display": "≈ US$18.5 bn"}, {}]}""",
					JsonCompareMode.LENIENT)
			.jsonPath("$.sections.profiles.status")
			.isEqualTo("unavailable")
			.jsonPath("$.sections.matrix.status")
			.isEqualTo("live");
	}

	private WebTestClient.ResponseSpec get(String address) {
		return this.http.get().uri((base) -> base.build().resolve(address)).exchange();
	}

}
