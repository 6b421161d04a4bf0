package io.casebook.gateway.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.casebook.gateway.company.CompanyClient;
import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.service.Section;
import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Finds companies, subjects and sources of a claim or an event that there are not. What
 * cannot be read or cannot be a key is left to the service, which says so. Unlike a
 * question, a statement is not taken unchecked while the company service is out.
 */
@Component
class CitedKeys {

	static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private final CompanyClient companies;

	private final JsonMapper json;

	CitedKeys(CompanyClient companies, JsonMapper json) {
		this.companies = companies;
		this.json = json;
	}

	Mono<Faults> check(byte[] body) {
		JsonNode statement;
		try {
			statement = this.json.readTree(body);
		}
		catch (JacksonException ex) {
			return Mono.just(new Faults());
		}
		Map<String, String> entities = new LinkedHashMap<>();
		Map<String, String> sources = new LinkedHashMap<>();
		note(entities, "/company", statement.path("company"), Keys::matches);
		note(entities, "/subject", statement.path("subject"), Keys::matches);
		int place = 0;
		for (JsonNode source : statement.path("sources")) {
			boolean object = source.isObject();
			note(sources, "/sources/" + place++ + (object ? "/key" : ""), object ? source.path("key") : source,
					SOURCE.asMatchPredicate());
		}
		return Mono.zip(kinds(entities), known(sources)).map((found) -> {
			Faults faults = new Faults();
			entities.forEach((pointer, key) -> refuseUnless(isRight(pointer, found.getT1().get(key)), faults, pointer,
					key, pointer.equals("/company") ? "the key of a company" : "the key of a company or an offering"));
			sources.forEach((pointer, key) -> refuseUnless(found.getT2().contains(key), faults, pointer, key,
					"the key of a source"));
			return faults;
		});
	}

	private Mono<Map<String, String>> kinds(Map<String, String> keys) {
		Set<String> asked = Set.copyOf(keys.values());
		return asked.isEmpty() ? Mono.just(Map.of()) : this.companies.kinds(asked, null).map(CitedKeys::content);
	}

	private Mono<Set<String>> known(Map<String, String> keys) {
		Set<String> asked = Set.copyOf(keys.values());
		return asked.isEmpty() ? Mono.just(Set.of())
				: this.companies.sources(asked, null).map((section) -> content(section).keySet());
	}

	/** A kept copy does not serve: it would not know of what was written since. */
	private static <T> T content(Section<T> section) {
		return switch (section) {
			case Section.Available<T> available -> available.value();
			case Section.Stale<T> stale -> throw new ApiProblem(ProblemType.UNAVAILABLE,
					"The keys cannot be checked: company-service does not answer");
			case Section.Unavailable<T> missing -> throw missing.problem();
		};
	}

	private static boolean isRight(String pointer, @Nullable String kind) {
		return pointer.equals("/company") ? "company".equals(kind) : kind != null;
	}

	private static void refuseUnless(boolean known, Faults faults, String pointer, String key, String expected) {
		if (!known) {
			faults.add(InvalidInput.pointer(pointer, key, expected + " that there is"));
		}
	}

	private static void note(Map<String, String> keys, String pointer, JsonNode value, Predicate<String> isKey) {
		if (value.isString() && isKey.test(value.stringValue())) {
			keys.put(pointer, value.stringValue());
		}
	}

}
