package io.casebook.gateway.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Interner;
import io.casebook.gateway.service.Parted;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClient;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.gateway.service.Uses;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/** Asks the metrics service. */
@Component
public class MetricsClient {

	private static final int MOST_OBSERVATIONS = 200;

	private static final Retry ONCE_TOLD = Retry.fixedDelay(20, Duration.ofMillis(50))
		.filter((failure) -> failure instanceof MixedRows);

	/**
	 * Rows of the same indices hold one list of them, by which they are told to agree.
	 */
	private final Interner<List<Index>> indices = Interner.newWeakInterner();

	private final ServiceClient service;

	MetricsClient(ServiceClients services) {
		this.service = services.of(Service.METRICS);
	}

	public Mono<Section<Matrix>> matrix(MatrixRequest request) {
		return this.service
			.sections(request.companies(),
					new Parted<>(request::toService, MatrixRequest.MOST_COMPANIES, Matrix.class, this::rows,
							(company, row) -> uses(company)))
			.map((section) -> section.map(Map::values))
			.map(MetricsClient::whole)
			.retryWhen(ONCE_TOLD)
			.onErrorResume(Exceptions::isRetryExhausted, (mixed) -> Mono.just(new Section.Unavailable<>(
					new ServiceUnavailableException(Service.METRICS, "changes its indices all the time", null))));
	}

	private Map<String, Matrix> rows(Matrix matrix, List<String> companies) {
		return new Matrix(this.indices.intern(matrix.indices()), matrix.cells()).byCompany(companies);
	}

	/**
	 * One matrix of rows that are of the same indices. Others are of different times:
	 * they are asked for again until the feed has told what was changed between them. If
	 * nobody can be asked, they make a matrix only when no cell is missing from it.
	 */
	private static Section<Matrix> whole(Section<Collection<Matrix>> rows) {
		if (rows instanceof Section.Available<Collection<Matrix>>(Collection<Matrix> live) && !Matrix.agree(live)) {
			throw new MixedRows();
		}
		if (rows instanceof Section.Stale<Collection<Matrix>> kept && !Matrix.fit(kept.value())) {
			return new Section.Unavailable<>(new ServiceUnavailableException(Service.METRICS,
					"does not answer, and what is kept of it is of different times", null));
		}
		return rows.map(Matrix::of);
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

	/** Rows were read before and after a change of the indices. */
	private static final class MixedRows extends RuntimeException {

		MixedRows() {
			super("Rows of different indices", null, false, false);
		}

	}

}
