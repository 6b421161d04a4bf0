package io.casebook.gateway.metrics;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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
		return this.service.section(ServiceRequest.path("/api/v1/matrix")
			.with("companies", request.companies())
			.with("indexSet", request.indexSet())
			.with("indices", request.indices())
			.with("asOf", request.asOf())
			.with("recordedAsOf", request.recordedAsOf()), Matrix.class, (matrix) -> uses(request.companies()));
	}

	/** The first claims about a company. */
	public Mono<Section<ObservationPage>> observations(String company, @Nullable Instant recordedAsOf) {
		return this.service.section(firstObservations(company, recordedAsOf), ObservationPage.class,
				(page) -> uses(List.of(company)));
	}

	/** Where the next claims about a company are. */
	public static String nextObservations(String company, @Nullable Instant recordedAsOf, String cursor) {
		return firstObservations(company, recordedAsOf).with("cursor", cursor).address();
	}

	private static List<String> uses(List<String> companies) {
		return Stream.concat(companies.stream().map(Uses::observations), Stream.of(Uses.CATALOGUE)).toList();
	}

	private static ServiceRequest firstObservations(String company, @Nullable Instant recordedAsOf) {
		return ServiceRequest.path("/api/v1/observations")
			.with("company", company)
			.with("recordedAsOf", recordedAsOf)
			.with("limit", MOST_OBSERVATIONS);
	}

}
