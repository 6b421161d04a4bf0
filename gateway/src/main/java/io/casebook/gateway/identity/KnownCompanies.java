package io.casebook.gateway.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClient;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceDoors;
import io.casebook.gateway.service.ServiceRequest;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * What the company service has recorded, asked for anew each time: what is to be written
 * depends on it, so neither a kept copy nor a guess may serve while the service is out.
 */
@Component
public class KnownCompanies {

	private static final Duration DEADLINE = Duration.ofSeconds(15);

	private static final int KEYS_PER_CALL = 200;

	private final ServiceClient service;

	private final ServiceDoors doors;

	private final JsonMapper json;

	KnownCompanies(ServiceClients services, ServiceDoors doors, JsonMapper json) {
		this.service = services.of(Service.COMPANY);
		this.doors = doors;
		this.json = json;
	}

	/** The company with an identifier, such as a CIK. */
	public Mono<Optional<String>> keyOf(String scheme, String value) {
		return this.service.bytes(ServiceRequest.path("/internal/identifiers/{}/{}", scheme, value), DEADLINE)
			.map((bytes) -> Optional.of(this.json.readValue(bytes, Key.class).key()))
			.onErrorResume(ApiProblem.class,
					(problem) -> problem.getStatusCode().isSameCodeAs(ProblemType.UNKNOWN_KEY.status())
							? Mono.just(Optional.empty()) : Mono.error(problem));
	}

	/**
	 * What some keys are of, {@code company} or {@code offering}; others are left out.
	 */
	public Mono<Map<String, String>> kinds(Collection<String> keys) {
		return Flux.fromIterable(keys)
			.distinct()
			.buffer(KEYS_PER_CALL)
			.concatMap((part) -> this.service.bytes(ServiceRequest.path("/internal/keys").with("keys", part), DEADLINE))
			.collect(HashMap::new,
					(kinds, bytes) -> this.json.readValue(bytes, KindList.class)
						.known()
						.forEach((known) -> kinds.put(known.key(), known.kind())));
	}

	/** Those of some sources that are recorded. */
	public Mono<Set<String>> sources(Collection<String> keys) {
		return Flux.fromIterable(keys)
			.buffer(KEYS_PER_CALL)
			.concatMap(
					(part) -> this.service.bytes(ServiceRequest.path("/internal/sources").with("keys", part), DEADLINE))
			.collect(HashSet::new,
					(known, bytes) -> this.json.readValue(bytes, KeyList.class)
						.items()
						.forEach((source) -> known.add(source.key())));
	}

	/**
	 * A company as it is recorded, with every citation.
	 * @param subject on whose behalf it is asked for
	 */
	public Mono<RecordedCompany> recorded(String key, String subject) {
		return recorded(List.of(key), subject).map((companies) -> {
			RecordedCompany company = companies.get(key);
			if (company == null) {
				throw ApiProblem.unknownKeys("company", "company", List.of(key));
			}
			return company;
		});
	}

	/** Those of some companies that are recorded, by key. */
	public Mono<Map<String, RecordedCompany>> recorded(Collection<String> keys, String subject) {
		return Flux.fromIterable(keys)
			.buffer(KEYS_PER_CALL)
			.concatMap((part) -> export(part, subject))
			.collect(HashMap<String, Rows>::new,
					(rows, row) -> rows.computeIfAbsent(row.company(), (absent) -> new Rows()).add(row))
			.map(KnownCompanies::companies);
	}

	private Flux<Row> export(List<String> keys, String subject) {
		return this.doors.post(Service.COMPANY, "/internal/export", subject)
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_NDJSON)
			.bodyValue(Map.of("companies", keys))
			.retrieve()
			.bodyToFlux(Row.class)
			.timeout(DEADLINE)
			.onErrorMap((failure) -> !(failure instanceof ApiProblem),
					(failure) -> new ServiceUnavailableException(Service.COMPANY, "does not answer", failure));
	}

	private static Map<String, RecordedCompany> companies(Map<String, Rows> rows) {
		Map<String, RecordedCompany> companies = new HashMap<>();
		rows.forEach((key, each) -> {
			if (!each.profiles().isEmpty()) {
				companies.put(key, new RecordedCompany(each.profiles().getFirst(), each.names(), each.identifiers()));
			}
		});
		return companies;
	}

	private record Rows(List<Map<String, String>> profiles, List<Map<String, String>> names,
			List<Map<String, String>> identifiers) {

		Rows() {
			this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}

		void add(Row row) {
			switch (row.resource()) {
				case "companies" -> this.profiles.add(row.fields());
				case "names" -> this.names.add(row.fields());
				case "identifiers" -> this.identifiers.add(row.fields());
				default -> {
				}
			}
		}

	}

	private record Key(String key) {
	}

	private record KindList(List<Kind> known) {

		record Kind(String key, String kind) {
		}

	}

	private record KeyList(List<Key> items) {
	}

	private record Row(String resource, Map<String, String> fields) {

		String company() {
			return this.fields.getOrDefault("key", "");
		}

	}

}
