package io.casebook.partner;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.casebook.client.ApiClient;
import io.casebook.client.ApiException;
import io.casebook.client.JSON;
import io.casebook.client.api.CompaniesApi;
import io.casebook.client.api.CompaniesApi.APIListCompaniesRequest;
import io.casebook.client.api.ComparisonsApi;
import io.casebook.client.api.ComparisonsApi.APICompareRequest;
import io.casebook.client.api.FiguresApi;
import io.casebook.client.api.FiguresApi.APIListObservationsRequest;
import io.casebook.client.api.SourcesApi;
import io.casebook.client.model.GatewayCell;
import io.casebook.client.model.GatewayCitation;
import io.casebook.client.model.PageProfile;
import io.casebook.client.model.Problem;
import io.casebook.client.model.Profile;
import io.casebook.client.model.SourceInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A partner in Java reads, pages, is told of problems and writes, on a running platform.
 */
@EnabledIfSystemProperty(named = "casebook.url", matches = ".+",
		disabledReason = "needs a running platform: -Dcasebook.url=http://localhost:8080 and -Dcasebook.key=…")
class ClientTests {

	private final ApiClient client = client();

	@Test
	void readsAComparison() throws ApiException {
		List<GatewayCell> cells = Objects.requireNonNull(
				new ComparisonsApi(this.client)
					.compare(APICompareRequest.newBuilder()
						.companies(List.of("lufax", "zhongan"))
						.indices(List.of("valuation"))
						.asOf("2018-07")
						.build())
					.getCells());
		assertThat(cells).extracting(GatewayCell::getCompany).containsExactly("lufax", "zhongan");
		GatewayCell known = cells.getFirst();
		assertThat(known.getValue()).isEqualTo(new BigDecimal("18500000000"));
		assertThat(known.getUnit()).isEqualTo("USD");
		assertThat(known.getRelation()).isEqualTo("approx");
		assertThat(known.getSources()).extracting(GatewayCitation::getKey).containsExactly("R18a");
		assertThat(cells.getLast().getState()).isEqualTo("not-reported");
		assertThat(cells.getLast().getValue()).isNull();
	}

	@Test
	void readsAListPageByPage() throws ApiException {
		CompaniesApi companies = new CompaniesApi(this.client);
		List<String> paged = new ArrayList<>();
		PageProfile page = companies.listCompanies(APIListCompaniesRequest.newBuilder().limit(3).build());
		while (true) {
			page.getItems().forEach((company) -> paged.add(company.getKey()));
			if (page.getNext() == null) {
				break;
			}
			page = companies
				.listCompanies(APIListCompaniesRequest.newBuilder().limit(3).cursor(page.getNext()).build());
		}
		assertThat(paged).hasSizeGreaterThan(3)
			.isEqualTo(companies.listCompanies(APIListCompaniesRequest.newBuilder().limit(200).build())
				.getItems()
				.stream()
				.map(Profile::getKey)
				.toList());
	}

	@Test
	void isToldOfAProblemMemberByMember() throws Exception {
		ApiException refused = catchThrowableOfType(ApiException.class, () -> new FiguresApi(this.client)
			.listObservations(APIListObservationsRequest.newBuilder().value("ge:many").build()));
		assertThat(refused.getCode()).isEqualTo(400);
		Problem problem = JSON.getDefault().getMapper().readValue(refused.getResponseBody(), Problem.class);
		assertThat(problem.getStatus()).isEqualTo(400);
		assertThat(problem.getType()).endsWith("/problems/invalid-parameter");
		assertThat(Objects.requireNonNull(problem.getErrors()).getFirst().getParameter()).isEqualTo("value");
	}

	@Test
	void writesWithAKeyAndIsRefusedWithoutOne() throws ApiException {
		String key = "client-java-" + UUID.randomUUID();
		SourceInput source = new SourceInput().key(key)
			.citationShort("Client, 2026")
			.csl(Map.of("id", key, "type", "report", "title", "Written by a client", "issued",
					Map.of("date-parts", List.of(List.of(2026)))));
		ApiException refused = catchThrowableOfType(ApiException.class,
				() -> new SourcesApi(this.client).createSource(source, null));
		assertThat(refused.getCode()).isEqualTo(401);

		ApiClient writing = client();
		writing.setRequestInterceptor((request) -> request.header("X-API-Key", System.getProperty("casebook.key")));
		SourcesApi sources = new SourcesApi(writing);
		assertThat(sources.createSource(source, null).getCitationShort()).isEqualTo("Client, 2026");
		String version = Objects.requireNonNull(sources.getSourceWithHttpInfo(key, null, null).getHeaders().get("etag"))
			.getFirst();
		assertThat(sources.deleteSourceWithHttpInfo(key, version, null).getStatusCode()).isEqualTo(204);
	}

	private static ApiClient client() {
		ApiClient client = new ApiClient();
		client.updateBaseUri(System.getProperty("casebook.url"));
		return client;
	}

}
