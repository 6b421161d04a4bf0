package io.casebook.gateway.imports;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceDoors;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.ImportReport;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * The doors through which the services take the rows of an import. Whatever goes wrong is
 * a {@link Refusal} of the rows, says that they are {@link Outdated}, or is a
 * {@link ServiceUnavailableException}.
 */
@Component
@EnableConfigurationProperties(ImportProperties.class)
class ImportDoors {

	private static final MediaType CSV = new MediaType("text", "csv");

	private static final String BATCHES = "/internal/observation-batches";

	private final ServiceDoors doors;

	private final ImportProperties properties;

	private final Patience patience;

	ImportDoors(ServiceDoors doors, ImportProperties properties) {
		this.doors = doors;
		this.properties = properties;
		this.patience = Patience.of(properties);
	}

	/** Hands over figures to be checked and applied later. */
	Mono<Batch> stage(Flux<DataBuffer> table, String subject) {
		return call(Service.METRICS, 0, Batch.class,
				(watch) -> this.doors.post(Service.METRICS, BATCHES, subject)
					.contentType(CSV)
					.body(BodyInserters.fromDataBuffers(watch.watch(table))));
	}

	/** Figures that are not to be applied; those that stay are swept away later. */
	Mono<Void> discard(Batch batch, String subject) {
		return this.doors.delete(Service.METRICS, BATCHES + "/" + batch.batch(), subject)
			.retrieve()
			.toBodilessEntity()
			.timeout(this.properties.silence())
			.then()
			.onErrorComplete();
	}

	/**
	 * Sends a service its share. What is to be applied has a key, so that a service that
	 * took it and whose answer was lost gives that again.
	 * @param batch the figures handed over before, if there are any
	 */
	Mono<ImportReport> send(Service service, Flux<PackageRow> rows, @Nullable Batch batch, boolean dryRun,
			String subject) {
		String address = "/internal/package?dryRun=" + dryRun + ((batch != null) ? "&batch=" + batch.batch() : "");
		String key = UUID.randomUUID().toString();
		return call(service, (batch != null) ? batch.rows() : 0, ImportReport.class,
				(watch) -> (dryRun ? this.doors.post(service, address, subject)
						: this.doors.write(service, address, subject).header(IdempotentWrites.HEADER, key))
					.contentType(MediaType.APPLICATION_NDJSON)
					.body(watch.watch(rows), PackageRow.class));
	}

	/** Those of some keys that the company service does not know. */
	Mono<CitedKeys> unknown(CitedKeys keys, String subject) {
		return call(Service.COMPANY, keys.size(), CitedKeys.class, (watch) -> {
			watch.allSent();
			return this.doors.post(Service.COMPANY, "/internal/known-keys", subject)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(keys);
		});
	}

	private <T> Mono<T> call(Service service, long rows, Class<T> answer,
			Function<SendingWatch, WebClient.RequestHeadersSpec<?>> send) {
		return this.patience.with(Mono.defer(() -> {
			SendingWatch watch = new SendingWatch(this.properties, rows);
			return send.apply(watch)
				.exchangeToMono((response) -> read(service, response, answer))
				.timeout(watch.timeUp());
		}).onErrorMap((failure) -> failure(service, failure)));
	}

	private static <T> Mono<T> read(Service service, ClientResponse response, Class<T> answer) {
		int status = response.statusCode().value();
		if (response.statusCode().is2xxSuccessful()) {
			return response.bodyToMono(answer);
		}
		return response.bodyToMono(Reported.class)
			.onErrorResume((failure) -> Mono.empty())
			.defaultIfEmpty(new Reported(null, null, null, null))
			.flatMap((reported) -> Mono.error(switch (status) {
				case 400, 413, 422 -> reported.refusal();
				case 412 -> new Outdated(reported.reason(status));
				default -> reported.isBusy() ? new ServiceBusyException(service, reported.reason(status))
						: new ServiceUnavailableException(service, reported.reason(status), null);
			}));
	}

	/**
	 * Failures of reading the rows arrive wrapped by the client that sends them; an
	 * answer that breaks off does not.
	 */
	private static Throwable failure(Service service, Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Refusal || cause instanceof ServiceUnavailableException) {
				return cause;
			}
		}
		if (failure instanceof TimeoutException) {
			return new ServiceUnavailableException(service, "does not answer in time", failure);
		}
		return (failure instanceof WebClientRequestException || failure instanceof IOException)
				? new ServiceUnavailableException(service, "does not answer", failure) : failure;
	}

	/** A problem as a service reports it. */
	private record Reported(@Nullable URI type, @Nullable String detail, @Nullable List<InvalidInput> errors,
			@Nullable Long faults) {

		boolean isBusy() {
			return ProblemType.BUSY.uri().equals(this.type);
		}

		Refusal refusal() {
			List<InvalidInput> listed = (this.errors != null) ? this.errors : List.of();
			return new Refusal((this.detail != null) ? this.detail : "It is refused",
					(this.faults != null) ? this.faults : listed.size(), listed);
		}

		String reason(int status) {
			return "answered with status %d%s".formatted(status, (this.detail != null) ? ": " + this.detail : "");
		}

	}

}
