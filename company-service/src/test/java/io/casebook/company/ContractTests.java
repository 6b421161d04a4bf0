package io.casebook.company;

import java.util.List;

import io.casebook.testcalls.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service says of itself. */
@CompanyServiceTest
class ContractTests {

	@Autowired
	private CasebookClient casebook;

	@LocalManagementPort
	private int managementPort;

	@Test
	void everyOperationAndParameterIsDescribed() {
		JsonNode contract = this.casebook.get("/v3/api-docs");
		assertThat(contract.get("openapi").asString()).startsWith("3.1");
		assertThat(contract.get("paths").propertyNames()).containsExactlyInAnyOrder("/api/v1/companies",
				"/api/v1/companies/{company}", "/api/v1/companies/{company}/revisions",
				"/api/v1/companies/{company}/offerings", "/api/v1/companies/{company}/offerings/{offering}",
				"/api/v1/companies/{company}/offerings/{offering}/history", "/api/v1/companies/{company}/capabilities",
				"/api/v1/companies/{company}/capabilities/{capability}",
				"/api/v1/companies/{company}/capabilities/{capability}/history",
				"/api/v1/companies/{company}/relationships",
				"/api/v1/companies/{company}/relationships/{relation}/{to}",
				"/api/v1/companies/{company}/relationships/{relation}/{to}/history", "/api/v1/groups",
				"/api/v1/groups/{group}", "/api/v1/groups/{group}/history", "/api/v1/sources",
				"/api/v1/sources/{source}", "/api/v1/sources/{source}/history", "/internal/cases", "/internal/keys",
				"/internal/sources", "/internal/package", "/internal/known-keys",
				"/internal/identifiers/{scheme}/{value}", "/internal/export");
		List<JsonNode> operations = contract.get("paths").valueStream().flatMap(JsonNode::valueStream).toList();
		assertThat(operations).allSatisfy((operation) -> assertThat(operation.path("summary").asString()).isNotBlank());
		assertThat(operations).extracting((operation) -> operation.get("operationId").asString())
			.doesNotHaveDuplicates()
			.noneMatch((id) -> id.contains("_"));
		assertThat(operations).flatExtracting((operation) -> operation.path("parameters").valueStream().toList())
			.allSatisfy((parameter) -> assertThat(parameter.path("description").asString()).isNotBlank());
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/companies/{company}, /api/v1/companies, Profile",
			"/api/v1/companies/{company}/offerings/{offering}, /api/v1/companies/{company}/offerings, Offering",
			"/api/v1/companies/{company}/capabilities/{capability}, /api/v1/companies/{company}/capabilities, Capability",
			"/api/v1/companies/{company}/relationships/{relation}/{to}, /api/v1/companies/{company}/relationships, Relationship",
			"/api/v1/groups/{group}, /api/v1/groups, CompanyGroup",
			"/api/v1/sources/{source}, /api/v1/sources, Source" })
	void writesAreDescribedWithWhatTheyTakeAndHowTheyFail(String one, String all, String schema) {
		JsonNode paths = this.casebook.get("/v3/api-docs").get("paths");
		String reference = "#/components/schemas/" + schema;
		assertThat(paths.at(pointer(one, "put/requestBody/content/application~1json/schema/$ref")).asString())
			.isEqualTo(reference);
		assertThat(paths.at(pointer(all, "post/responses/201/content/application~1json/schema/$ref")).asString())
			.isEqualTo(reference);
		assertThat(paths.at(pointer(one, "put/responses")).propertyNames()).containsExactlyInAnyOrder("200", "201",
				"400", "401", "404", "409", "412", "415", "422", "428");
		assertThat(paths.at(pointer(one, "patch/responses")).propertyNames()).containsExactlyInAnyOrder("200", "400",
				"401", "404", "412", "415", "422", "428");
		assertThat(paths.at(pointer(one, "delete/responses")).propertyNames()).containsExactlyInAnyOrder("204", "401",
				"404", "409", "412", "428");
		assertThat(paths.at(pointer(all, "post/responses")).propertyNames()).containsExactlyInAnyOrder("201", "400",
				"401", "404", "409", "415", "422");
		assertThat(paths.at(pointer(one, "put/parameters")).valueStream().map((each) -> each.get("name").asString()))
			.contains("If-Match", "If-None-Match", "Idempotency-Key");
	}

	private static String pointer(String path, String rest) {
		return "/" + path.replace("/", "~1") + "/" + rest;
	}

	@Test
	void healthIsToldOnThePortForOperatorsAndThatAlone() {
		WebTestClient operator = WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.managementPort)
			.build();
		assertThat(operator.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
		operator.get().uri("/actuator/env").exchange().expectStatus().isNotFound().expectBody(Void.class);
		operator.get()
			.uri("/internal/keys?keys=lufax")
			.header("Authorization", CasebookClient.CALLS.authorization(Calls.CASEBOOK))
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(Void.class);
		this.casebook.http().get().uri("/actuator/health").exchange().expectStatus().isNotFound();
	}

}
