package io.casebook.gateway.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.gateway.company.CompanyClient;
import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.service.Section;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Refuses keys of companies and subjects that nobody has. Without this a misspelt key
 * would get an empty answer. While the company service cannot be asked, keys pass
 * unchecked: an outage there is no reason to refuse what other services can answer.
 */
@Component
class KeyCheck {

	private static final String SUBJECT = "subject";

	private final CompanyClient companies;

	KeyCheck(CompanyClient companies) {
		this.companies = companies;
	}

	Mono<Void> check(MultiValueMap<String, String> query, String parameter) {
		Instant recordedAsOf = RecordedAsOf.of(query);
		List<String> named = keys(query, parameter);
		List<String> subjects = keys(query, SUBJECT);
		Set<String> all = new LinkedHashSet<>(named);
		all.addAll(subjects);
		return all.isEmpty() ? Mono.empty() : this.companies.kinds(all, recordedAsOf).doOnNext((section) -> {
			if (section instanceof Section.Available<Map<String, String>>(Map<String, String> kinds)) {
				refuseUnknown(parameter, named, subjects, kinds);
			}
		}).then();
	}

	/** What cannot be a key is left to the service, which says so. */
	private static List<String> keys(MultiValueMap<String, String> query, String parameter) {
		return query.getOrDefault(parameter, List.of())
			.stream()
			.filter((value) -> value != null)
			.flatMap((value) -> List.of(value.split(",", -1)).stream())
			.filter(Keys::matches)
			.distinct()
			.toList();
	}

	private static void refuseUnknown(String parameter, List<String> companies, List<String> subjects,
			Map<String, String> kinds) {
		List<InvalidInput> errors = new ArrayList<>();
		companies.stream()
			.filter((key) -> !"company".equals(kinds.get(key)))
			.forEach((key) -> errors.add(InvalidInput.parameter(parameter, key, "There is no company with this key")));
		subjects.stream()
			.filter((key) -> !kinds.containsKey(key))
			.forEach((key) -> errors
				.add(InvalidInput.parameter(SUBJECT, key, "There is no offering or company with this key")));
		if (!errors.isEmpty()) {
			String keys = String.join(", ", errors.stream().map((error) -> "'" + error.value() + "'").toList());
			throw new ApiProblem(ProblemType.UNKNOWN_KEY, "Unknown keys: " + keys, errors, null);
		}
	}

}
