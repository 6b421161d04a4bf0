package io.casebook.gateway.observation;

import java.time.Duration;
import java.util.Map;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceDoors;
import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Takes a table of observations through: metrics-service reads and holds it, the company
 * service says which of its keys it does not know, and metrics-service merges it. The
 * table passes through as it comes; nothing of it is held here.
 */
@Component
class BulkObservations {

	private static final String RESOURCE = "observations";

	private static final String BATCHES = "/internal/observation-batches";

	/** A sender that stops for longer has gone. */
	private static final Duration SILENCE = Duration.ofSeconds(60);

	/** After the last byte has come; ten million rows take minutes. */
	private static final Duration MERGE = Duration.ofMinutes(30);

	private final ServiceDoors doors;

	BulkObservations(ServiceDoors doors) {
		this.doors = doors;
	}

	Mono<Counts> take(Flux<DataBuffer> table, MediaType format, String subject) {
		WebClient.RequestHeadersSpec<?> staging = this.doors.post(Service.METRICS, BATCHES, subject)
			.contentType(format)
			.body(BodyInserters.fromDataBuffers(table.timeout(SILENCE)));
		return this.doors.passedOn(Service.METRICS, staging, Batch.class)
			.flatMap((batch) -> verify(batch, subject).then(merge(batch, subject))
				.onErrorResume((failure) -> discard(batch, subject).then(Mono.error(failure))));
	}

	private Mono<Void> verify(Batch batch, String subject) {
		Batch.Mentions mentions = batch.mentions();
		WebClient.RequestHeadersSpec<?> question = this.doors.post(Service.COMPANY, "/internal/known-keys", subject)
			.bodyValue(Map.of("companies", mentions.companies(), "entities", mentions.subjects(), "sources",
					mentions.sources()));
		return this.doors.passedOn(Service.COMPANY, question, UnknownKeys.class)
			.timeout(SILENCE)
			.doOnNext(BulkObservations::refuse)
			.then();
	}

	private static void refuse(UnknownKeys unknown) {
		Faults faults = new Faults();
		unknown.companies().forEach((key, row) -> faults.add(RESOURCE, row, "company", key, "the key of a company"));
		unknown.entities()
			.forEach((key, row) -> faults.add(RESOURCE, row, "subject", key, "the key of a company or an offering"));
		unknown.sources().forEach((key, row) -> faults.add(RESOURCE, row, "sources", key, "the keys of sources"));
		faults.verify();
	}

	private Mono<Counts> merge(Batch batch, String subject) {
		return this.doors
			.passedOn(Service.METRICS,
					this.doors.post(Service.METRICS, BATCHES + "/" + batch.batch() + "/merge", subject), Counts.class)
			.timeout(MERGE);
	}

	/** One that stays is swept away later. */
	private Mono<Void> discard(Batch batch, String subject) {
		return this.doors
			.passedOn(Service.METRICS, this.doors.delete(Service.METRICS, BATCHES + "/" + batch.batch(), subject),
					Void.class)
			.timeout(SILENCE)
			.onErrorComplete();
	}

	/** Keys that nobody has, each with the first row that names it. */
	private record UnknownKeys(Map<String, Long> companies, Map<String, Long> entities, Map<String, Long> sources) {
	}

}
