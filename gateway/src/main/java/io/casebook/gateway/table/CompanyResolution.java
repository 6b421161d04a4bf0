package io.casebook.gateway.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.casebook.gateway.identity.KnownCompanies;
import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.gateway.identity.Slugs;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds the companies of a table: by key or identifier, else by a key made of the name
 * where the company with that key is called so. What is not found gets a key of its own.
 */
@Component
class CompanyResolution {

	private static final int AT_ONCE = 8;

	private static final String COMPANY = "company";

	private final KnownCompanies companies;

	CompanyResolution(KnownCompanies companies) {
		this.companies = companies;
	}

	/**
	 * The companies by what names them in the table; several symbols or names may be of
	 * one. Those that are not known and not to be made are noted as faults of the survey,
	 * and so is what a table says otherwise of one under another name.
	 */
	Mono<Map<String, ResolvedCompany>> resolve(TableSurvey survey, TableMapping mapping, String subject) {
		Collection<TableCompany> all = survey.companies().values();
		return byIdentifier(all, mapping.company().by()).flatMap((found) -> {
			Set<String> keys = new HashSet<>(found.values());
			all.forEach((company) -> keys.addAll(candidates(company, mapping.company().by())));
			return this.companies.kinds(keys)
				.flatMap((kinds) -> this.companies
					.recorded(kinds.keySet().stream().filter((key) -> COMPANY.equals(kinds.get(key))).toList(), subject)
					.map((recorded) -> resolved(survey, mapping, new Known(found, kinds, recorded))));
		});
	}

	private Mono<Map<String, String>> byIdentifier(Collection<TableCompany> all, CompanyBy by) {
		return !by.isIdentifier() ? Mono.just(Map.of())
				: Flux.fromIterable(all)
					.flatMap((company) -> this.companies.keyOf(by.scheme(), company.identity())
						.flatMap(Mono::justOrEmpty)
						.map((key) -> Map.entry(company.identity(), key)), AT_ONCE)
					.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	static Map<String, ResolvedCompany> resolved(TableSurvey survey, TableMapping mapping, Known known) {
		Map<String, ResolvedCompany> resolved = new LinkedHashMap<>();
		Map<String, ResolvedCompany> byKey = new HashMap<>();
		Map<String, String> made = new HashMap<>();
		CompanyBy by = mapping.company().by();
		for (TableCompany company : survey.companies().values()) {
			String key = known.keyOf(company, by);
			if (key == null && mapping.company().create()) {
				key = by.isIdentifier()
						? made.computeIfAbsent(name(company), (name) -> keyToMake(company, by, known, byKey))
						: keyToMake(company, by, known, byKey);
			}
			if (key == null) {
				survey.faults()
					.add(RowInterpretation.RESOURCE, company.firstRow(), mapping.company().column(), company.identity(),
							mapping.company().create() ? "a name of which a key can be made that nothing has yet"
									: "a company that is known; with unknown: create the mapping lets others be made");
				continue;
			}
			ResolvedCompany one = byKey.get(key);
			if (one == null) {
				one = new ResolvedCompany(key, company, known.recorded().get(key));
				byKey.put(key, one);
			}
			else {
				survey.unite(one.said(), company, by);
			}
			resolved.put(company.identity(), one);
		}
		return resolved;
	}

	private static @Nullable String keyToMake(TableCompany company, CompanyBy by, Known known,
			Map<String, ResolvedCompany> byKey) {
		return candidates(company, by).stream()
			.filter((each) -> known.isFree(each) && isOf(byKey.get(each), company))
			.findFirst()
			.orElse(null);
	}

	/** Whether a key is nothing's yet, or of a company to be made that is called so. */
	private static boolean isOf(@Nullable ResolvedCompany made, TableCompany company) {
		return made == null || made.name().equals(name(company));
	}

	/** The keys that a company may have, the one to be preferred first. */
	private static List<String> candidates(TableCompany company, CompanyBy by) {
		if (by == CompanyBy.KEY) {
			return List.of(company.identity());
		}
		List<String> keys = new ArrayList<>();
		String slug = Slugs.of(name(company));
		String end = Slugs.of(company.identity());
		if (!slug.isEmpty()) {
			keys.add(slug);
		}
		if (by.isIdentifier() && !end.isEmpty()) {
			keys.add(Slugs.withEnd(slug, end));
		}
		return keys;
	}

	private static String name(TableCompany company) {
		return Objects.requireNonNullElse(company.name(), company.identity());
	}

	/**
	 * What is recorded already.
	 *
	 * @param byIdentifier keys of companies by the identifier in the table
	 * @param kinds what keys are of
	 * @param recorded companies by key
	 */
	record Known(Map<String, String> byIdentifier, Map<String, String> kinds, Map<String, RecordedCompany> recorded) {

		@Nullable String keyOf(TableCompany company, CompanyBy by) {
			if (by.isIdentifier() && this.byIdentifier.containsKey(company.identity())) {
				return this.byIdentifier.get(company.identity());
			}
			return candidates(company, by).stream()
				.filter((key) -> isIt(this.recorded.get(key), company, by))
				.findFirst()
				.orElse(null);
		}

		private static boolean isIt(@Nullable RecordedCompany candidate, TableCompany company, CompanyBy by) {
			return candidate != null && switch (by) {
				case KEY -> true;
				case NAME -> candidate.isSpelled(name(company));
				case TICKER, CIK -> candidate.isCalled(name(company));
			};
		}

		boolean isFree(String key) {
			return !this.kinds.containsKey(key);
		}

	}

}
