package io.casebook.gateway.filing;

import java.util.List;
import java.util.function.UnaryOperator;

import io.casebook.gateway.identity.KnownCompanies;
import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.gateway.identity.Slugs;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds the company of a filer: the one that was named, else the one with the filer's
 * CIK, else one to be made under the filer's name.
 */
@Component
class FilerDirectory {

	private static final String COMPANY = "company";

	private final KnownCompanies companies;

	FilerDirectory(KnownCompanies companies) {
		this.companies = companies;
	}

	/**
	 * The company.
	 * @param wanted the key that was named, which is that of a company to be made when
	 * nothing has it yet
	 * @param subject on whose behalf it is looked for
	 */
	Mono<FilerCompany> find(@Nullable String wanted, Filer filer, String subject) {
		return this.companies.keyOf("cik", filer.cik()).flatMap((byCik) -> {
			if (wanted != null) {
				return named(wanted, filer, byCik.orElse(null), subject);
			}
			return byCik.map((key) -> recorded(key, filer, subject)).orElseGet(() -> made(filer));
		});
	}

	/**
	 * The company that was named, which has a CIK, for a document that names no filer.
	 */
	Mono<FilerCompany> recorded(@Nullable String wanted, String subject) {
		if (wanted == null) {
			throw refused("", "the key of the company: this page of filings does not say whose they are");
		}
		return this.companies.recorded(wanted, subject).map((recorded) -> {
			Filer filer = recorded.identifiers("cik", UnaryOperator.identity())
				.stream()
				.findFirst()
				.map((cik) -> Filer.of(cik, null))
				.orElseThrow(() -> refused(wanted, "a company with a CIK"));
			return new FilerCompany(wanted, filer, recorded);
		});
	}

	private Mono<FilerCompany> named(String wanted, Filer filer, @Nullable String byCik, String subject) {
		if (byCik != null && !byCik.equals(wanted)) {
			throw refused(wanted, "%s, the company with the document's CIK %s".formatted(byCik, filer.cik()));
		}
		return this.companies.kinds(List.of(wanted)).flatMap((kinds) -> {
			String kind = kinds.get(wanted);
			if (kind == null) {
				return Mono.just(new FilerCompany(wanted, filer, null));
			}
			if (!kind.equals(COMPANY)) {
				throw refused(wanted, "the key of a company; this is one of an " + kind);
			}
			return recorded(wanted, filer, subject);
		});
	}

	private Mono<FilerCompany> recorded(String key, Filer filer, String subject) {
		return this.companies.recorded(key, subject).map((recorded) -> {
			requireNoOtherCik(key, filer, recorded);
			return new FilerCompany(key, filer, recorded);
		});
	}

	private static void requireNoOtherCik(String key, Filer filer, RecordedCompany recorded) {
		List<String> ciks = recorded.identifiers("cik", (value) -> value.replaceFirst("^0+", ""));
		if (!ciks.isEmpty() && !ciks.contains(filer.bareCik())) {
			throw refused(key, "a company with the document's CIK %s, or with none; this has %s".formatted(filer.cik(),
					String.join(", ", ciks)));
		}
	}

	private Mono<FilerCompany> made(Filer filer) {
		String slug = Slugs.of((filer.name() != null) ? filer.name() : "");
		String withCik = Slugs.withEnd(slug, (slug.isEmpty() ? "cik-" : "") + filer.bareCik());
		List<String> keys = slug.isEmpty() ? List.of(withCik) : List.of(slug, withCik);
		return this.companies.kinds(keys)
			.map((taken) -> keys.stream().filter((key) -> !taken.containsKey(key)).findFirst())
			.map((key) -> new FilerCompany(
					key.orElseThrow(() -> refused(slug, "the key of the company: those made of its name are taken")),
					filer, null));
	}

	private static ApiProblem refused(String value, String expected) {
		return new ApiProblem(ProblemType.INVALID_CONTENT,
				"The document is not taken for the company '%s'. Nothing was changed".formatted(value),
				InvalidInput.parameter(COMPANY, value, expected));
	}

}
