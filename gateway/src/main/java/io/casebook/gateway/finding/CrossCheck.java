package io.casebook.gateway.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.CompanyClient;
import io.casebook.gateway.service.Section;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Checks what the services state together. What the statements only refer to, keys and
 * who founded whom, is asked of the company service first.
 */
@Component
public class CrossCheck {

	private static final Section<Cases> NOBODY = new Section.Available<>(new Cases(List.of(), List.of(), List.of()));

	private final CompanyClient companies;

	CrossCheck(CompanyClient companies) {
		this.companies = companies;
	}

	/**
	 * The findings, and what could not be checked.
	 * @param missingSources tells which keys are cited and have no source, if that can be
	 * told
	 * @param recordedAsOf the time whose records the statements are; absent: the present
	 */
	public Mono<Outcome> check(Stated stated, Mono<Optional<Set<String>>> missingSources,
			@Nullable Instant recordedAsOf) {
		Parties compared = new Parties(stated.cases().stream().toList());
		Set<String> named = new TreeSet<>(new NamedKeys(stated).keys());
		named.removeAll(compared.keys());
		Mono<Referred> referred = this.companies.kinds(named, recordedAsOf)
			.flatMap((kinds) -> founding(stated, kinds, recordedAsOf).map((others) -> new Referred(kinds, others)));
		return Mono.zip(referred, missingSources)
			.map((parts) -> outcome(stated.withMissingSources(parts.getT2()), compared, parts.getT1()));
	}

	/** Those founders and founded companies that are not among the compared ones. */
	private Mono<Section<Cases>> founding(Stated stated, Section<Map<String, String>> kinds,
			@Nullable Instant recordedAsOf) {
		Map<String, String> known = kinds.content().orElse(Map.of());
		List<String> parties = stated.relationships()
			.stream()
			.flatMap((relationship) -> Founding.of(relationship).stream())
			.flatMap((founding) -> Stream.of(founding.founder(), founding.founded()))
			.filter((party) -> "company".equals(known.get(party)))
			.distinct()
			.sorted()
			.toList();
		return parties.isEmpty() ? Mono.just(NOBODY) : this.companies.cases(parties, recordedAsOf)
			.onErrorResume(ApiProblem.class, (problem) -> Mono.just(new Section.Unavailable<>(problem)));
	}

	private static Outcome outcome(Stated stated, Parties compared, Referred referred) {
		List<Cases> known = new ArrayList<>(referred.founding().content().stream().toList());
		stated.cases().ifPresent(known::add);
		Optional<Set<String>> owned = referred.kinds().content().map((taken) -> {
			Set<String> keys = new HashSet<>(compared.keys());
			keys.addAll(taken.keySet());
			return keys;
		});
		List<String> unchecked = new ArrayList<>();
		note(unchecked, "profiles", stated.cases().isPresent() && referred.founding().content().isPresent());
		note(unchecked, "matrix", stated.figures().isPresent());
		note(unchecked, "timeline", stated.events().isPresent());
		note(unchecked, "sources", stated.missingSources().isPresent());
		note(unchecked, "keys", owned.isPresent());
		return new Outcome(Findings.of(stated, new Parties(known), owned), unchecked,
				List.of(referred.kinds(), referred.founding()));
	}

	private static void note(List<String> unchecked, String what, boolean checked) {
		if (!checked) {
			unchecked.add(what);
		}
	}

	/**
	 * What statements only refer to.
	 *
	 * @param kinds what the named keys are of
	 * @param founding founders and founded companies
	 */
	private record Referred(Section<Map<String, String>> kinds, Section<Cases> founding) {
	}

	/**
	 * What a check came to.
	 *
	 * @param unchecked what could not be had and so not be checked
	 * @param referred how it was had what statements only refer to
	 */
	public record Outcome(List<Finding> findings, List<String> unchecked, List<Section<?>> referred) {

		/** The same for a view that calls some of what is checked by other names. */
		public Outcome named(Map<String, String> names) {
			return new Outcome(this.findings,
					this.unchecked.stream().map((what) -> names.getOrDefault(what, what)).toList(), this.referred);
		}

		/** The same when of something perhaps only a part was looked at. */
		public Outcome partly(String what, boolean more) {
			return more ? new Outcome(this.findings, Stream.concat(this.unchecked.stream(), Stream.of(what)).toList(),
					this.referred) : this;
		}

	}

}
