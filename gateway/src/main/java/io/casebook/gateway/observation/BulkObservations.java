package io.casebook.gateway.observation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.casebook.gateway.imports.ImportProperties;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceDoors;
import io.casebook.intake.Counts;
import io.casebook.intake.IdempotentWrites;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Takes a table of observations through: metrics-service reads and holds it, the company
 * service says which of its keys it does not know, and metrics-service merges it. The
 * table passes through as it comes; nothing of it is held here. What both find wrong is
 * told together.
 */
@Component
class BulkObservations {

	static final String KEY = "Idempotency-Key";

	private static final String BATCHES = "/internal/observation-batches";

	/** After the last byte has come; ten million rows take minutes. */
	private static final Duration MERGE = Duration.ofMinutes(30);

	private final ServiceDoors doors;

	private final ImportProperties properties;

	BulkObservations(ServiceDoors doors, ImportProperties properties) {
		this.doors = doors;
		this.properties = properties;
	}

	/**
	 * What became of a table.
	 * @param key the request's Idempotency-Key
	 */
	Mono<Taken> take(Flux<DataBuffer> table, MediaType format, String subject, @Nullable String key) {
		Sinks.Empty<Void> sent = Sinks.empty();
		WebClient.RequestHeadersSpec<?> staging = keyed(this.doors.write(Service.METRICS, BATCHES, subject), key)
			.contentType(format)
			.body(BodyInserters
				.fromDataBuffers(table.timeout(this.properties.silence()).doOnComplete(sent::tryEmitEmpty)));
		return this.doors.passedOn(Service.METRICS, staging, Batch.class)
			.timeout(sent.asMono().then(Mono.delay(this.properties.deadline())))
			.flatMap((batch) -> (batch.answered() != null) ? Mono.just(new Taken(batch.answered(), true))
					: settle(batch, subject, key)
						.onErrorResume((failure) -> discard(batch, subject).then(Mono.error(failure))));
	}

	private Mono<Taken> settle(Batch batch, String subject, @Nullable String key) {
		return unknown(batch, subject).flatMap((unknown) -> {
			RowFaults faults = new RowFaults();
			faults.add(batch.faults(), batch.errors());
			unknown.note(faults);
			return faults.isEmpty() ? merge(batch, subject, key)
					: mismatches(batch, subject, faults).then(Mono.error(faults::problem));
		});
	}

	private Mono<UnknownKeys> unknown(Batch batch, String subject) {
		Batch.Mentions mentions = batch.mentions();
		WebClient.RequestHeadersSpec<?> question = this.doors.post(Service.COMPANY, "/internal/known-keys", subject)
			.bodyValue(Map.of("companies", mentions.companies(), "entities", mentions.subjects(), "sources",
					mentions.sources()));
		return this.doors.passedOn(Service.COMPANY, question, UnknownKeys.class).timeout(this.properties.silence());
	}

	/** Notes what does not fit the catalogue, or is said twice. */
	private Mono<Void> mismatches(Batch batch, String subject, RowFaults faults) {
		return this.doors
			.passedOn(Service.METRICS, this.doors.post(Service.METRICS, address(batch) + "/merge?dryRun=true", subject),
					Counts.class)
			.timeout(MERGE)
			.then()
			.onErrorResume(ApiProblem.class, (problem) -> {
				if (!problem.getStatusCode().isSameCodeAs(ProblemType.INVALID_CONTENT.status())) {
					return Mono.error(problem);
				}
				faults.add(problem);
				return Mono.empty();
			});
	}

	/** Another with the same key may have been merged since this one was staged. */
	private Mono<Taken> merge(Batch batch, String subject, @Nullable String key) {
		String query = (batch.fingerprint() != null) ? "?fingerprint=" + batch.fingerprint() : "";
		return this.doors.answered(Service.METRICS,
				keyed(this.doors.write(Service.METRICS, address(batch) + "/merge" + query, subject), key), Counts.class)
			.map((answer) -> new Taken(Objects.requireNonNull(answer.getBody()),
					answer.getHeaders().containsHeader(IdempotentWrites.REPLAYED)))
			.timeout(MERGE);
	}

	/** One that stays is swept away later. */
	private Mono<Void> discard(Batch batch, String subject) {
		return this.doors
			.passedOn(Service.METRICS, this.doors.delete(Service.METRICS, address(batch), subject), Void.class)
			.timeout(this.properties.silence())
			.onErrorComplete();
	}

	private static String address(Batch batch) {
		return BATCHES + "/" + batch.batch();
	}

	private static WebClient.RequestBodySpec keyed(WebClient.RequestBodySpec request, @Nullable String key) {
		return (key != null) ? request.header(KEY, key) : request;
	}

	/**
	 * What became of a table.
	 *
	 * @param replayed whether it was sent before with the same key, and this was the
	 * answer
	 */
	record Taken(Counts counts, boolean replayed) {
	}

	/** Keys that nobody has, each with the first row that names it. */
	private record UnknownKeys(Map<String, Long> companies, Map<String, Long> entities, Map<String, Long> sources) {

		void note(RowFaults faults) {
			faults.addUnknown(this.companies, "company", "the key of a company");
			faults.addUnknown(this.entities, "subject", "the key of a company or an offering");
			faults.addUnknown(this.sources, "sources", "the keys of sources");
		}

	}

}
