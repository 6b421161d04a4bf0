package io.casebook.company;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service says of itself. */
@CompanyServiceTest
class ContractTests {

	@Autowired
	private CasebookClient casebook;

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

	@Test
	void healthIsUpAndTellsNoDetails() {
		assertThat(this.casebook.http()
			.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
	}

}
