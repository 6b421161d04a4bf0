package io.casebook.metrics.observation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.index.IndexRepository;
import io.casebook.metrics.observation.ObservationRepository.Place;
import io.casebook.metrics.query.ParameterReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/observations")
class ObservationController {

	private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");

	private final ObservationRepository observations;

	private final IndexRepository indices;

	ObservationController(ObservationRepository observations, IndexRepository indices) {
		this.observations = observations;
		this.indices = indices;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listObservations", summary = "List observations",
			description = "Ordered by company, index, id and revision.")
	Mono<Page<Claim>> list(ObservationRequest request, PageRequest page) {
		int rows = page.rows();
		Place after = place(page.after());
		return known(request.read()).flatMap((filter) -> this.observations.findPage(filter, after, rows))
			.map((claims) -> Page.of(claims, page, ObservationController::keys));
	}

	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(operationId = "listObservations", summary = "List observations",
			description = "As x-ndjson, all that match, however many.")
	Flux<Claim> stream(ObservationRequest request) {
		return known(request.read()).flatMapMany(this.observations::stretches).concatMapIterable((claims) -> claims, 1);
	}

	@GetMapping(produces = "text/csv")
	@Operation(operationId = "listObservations", summary = "List observations",
			description = "As csv, all that match; cells that a spreadsheet would take for formulas begin with an apostrophe.")
	Flux<String> table(ObservationRequest request) {
		return known(request.read()).flatMapMany(this.observations::stretches)
			.concatMapIterable(ObservationTable::versions, 1)
			.switchOnFirst(
					(first, rows) -> first.isOnError() ? rows : rows.startWith(ObservationTable.versionsHeader()));
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getObservation", summary = "Get an observation",
			description = "Its current version, or that of the time asked for.")
	Mono<ResponseEntity<Claim>> observation(@PathVariable @Parameter(description = "Id of the observation") String id,
			@RequestParam(required = false) @Parameter(
					description = "RFC 3339; the state that was recorded at that time") @Nullable String recordedAsOf) {
		ParameterReader reader = new ParameterReader();
		Instant time = reader.instant("recordedAsOf", recordedAsOf);
		reader.verify();
		return this.observations.findById(ObservationId.read(id), time)
			.map((claim) -> ResponseEntity.ok().eTag(ObservationTags.of(claim)).body(claim))
			.switchIfEmpty(Mono.error(() -> ObservationId.unknown(id)));
	}

	@GetMapping(path = "/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listObservationVersions", summary = "List the versions of an observation",
			description = "The first recorded first.")
	Mono<Page<Claim>> history(@PathVariable @Parameter(description = "Id of the observation") String id,
			PageRequest page) {
		int rows = page.rows();
		int after = revision(page.after());
		return this.observations.findHistory(ObservationId.read(id), after, rows)
			.filter((claims) -> !claims.isEmpty())
			.map((claims) -> Page.of(claims, page, (claim) -> new Object[] { claim.revision() }))
			.switchIfEmpty(Mono.error(() -> ObservationId.unknown(id)));
	}

	/** An index that there is not is no index without observations. */
	private Mono<ObservationFilter> known(ObservationFilter filter) {
		return (filter.indices() == null) ? Mono.just(filter)
				: this.indices.findByKeys("index", filter.indices(), filter.recordedAsOf()).thenReturn(filter);
	}

	private static Object[] keys(Claim claim) {
		return new Object[] { claim.company(), claim.index(), claim.id(), claim.revision() };
	}

	private static @Nullable Place place(@Nullable Cursor cursor) {
		if (cursor == null) {
			return null;
		}
		List<String> keys = cursor.keys(4);
		if (!SLUG.matcher(keys.get(0)).matches() || !SLUG.matcher(keys.get(1)).matches()) {
			throw cursor.broken();
		}
		try {
			return new Place(keys.get(0), keys.get(1), UUID.fromString(keys.get(2)), Integer.parseInt(keys.get(3)));
		}
		catch (IllegalArgumentException ex) {
			throw cursor.broken();
		}
	}

	private static int revision(@Nullable Cursor cursor) {
		try {
			return (cursor != null) ? Integer.parseInt(cursor.keys(1).getFirst()) : 0;
		}
		catch (NumberFormatException ex) {
			throw cursor.broken();
		}
	}

}
