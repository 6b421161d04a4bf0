package io.casebook.gateway.metrics;

import java.time.Instant;
import java.util.List;

import io.casebook.gateway.service.Parted;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClient;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import io.casebook.gateway.service.Uses;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Asks the metrics service. */
@Component
public class MetricsClient {

	private static final int MOST_OBSERVATIONS = 200;

	private final ServiceClient service;

	MetricsClient(ServiceClients services) {
		this.service = services.of(Service.METRICS);
	}

	public Mono<Section<Matrix>> matrix(MatrixRequest request) {
		return this.service
			.sections(request.companies(),
					new Parted<>(request::toService, MatrixRequest.MOST_COMPANIES, Matrix.class, Matrix::byCompany,
							(company, row) -> uses(company)))
			.map((section) -> section.map((rows) -> Matrix.of(rows.values())));
	}

	/** The first claims about a company. */
	public Mono<Section<ObservationPage>> observations(String company, @Nullable Instant recordedAsOf) {
		return this.service.section(firstObservations(company, recordedAsOf), ObservationPage.class,
				(page) -> uses(company));
	}

	/** Where the next claims about a company are. */
	public static String nextObservations(String company, @Nullable Instant recordedAsOf, String cursor) {
		return firstObservations(company, recordedAsOf).with("cursor", cursor).address();
	}

	private static List<String> uses(String company) {
		return List.of(Uses.observations(company), Uses.CATALOGUE);
	}

	private static ServiceRequest firstObservations(String company, @Nullable Instant recordedAsOf) {
		return ServiceRequest.path("/api/v1/observations")
			.with("company", company)
			.with("recordedAsOf", recordedAsOf)
			.with("limit", MOST_OBSERVATIONS);
	}

}
