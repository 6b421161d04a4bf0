package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.casebook.gateway.catalogue.Catalogue;
import io.casebook.gateway.concept.ConceptMappings;
import io.casebook.gateway.identity.KnownCompanies;
import io.casebook.gateway.imports.Prepared;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads documents, and finds out what of them is recorded already. */
@Component
class Preparation {

	private final FilerDirectory filers;

	private final KnownCompanies companies;

	private final Catalogue catalogue;

	private final ConceptMappings mappings;

	private final JsonMapper json;

	Preparation(FilerDirectory filers, KnownCompanies companies, Catalogue catalogue, ConceptMappings mappings,
			JsonMapper json) {
		this.filers = filers;
		this.companies = companies;
		this.catalogue = catalogue;
		this.mappings = mappings;
		this.json = json;
	}

	/**
	 * Prepares a document.
	 * @param company the key of the company it is about, if the client says
	 * @param subject on whose behalf it is read
	 */
	Mono<? extends Prepared> of(DocumentKind kind, EdgarFile file, @Nullable String company, String subject) {
		return switch (kind) {
			case COMPANY_FACTS -> facts(file, company, subject);
			case SUBMISSIONS -> read(file, false).flatMap((read) -> this.filers.find(company, filer(read), subject)
				.flatMap((found) -> submissions(read, found)));
			case OLDER_FILINGS -> read(file, true)
				.flatMap((read) -> this.filers.recorded(company, subject).flatMap((found) -> submissions(read, found)));
		};
	}

	private Mono<Prepared> facts(EdgarFile file, @Nullable String company, String subject) {
		return this.mappings.all()
			.publishOn(Schedulers.boundedElastic())
			.map((mappings) -> FactSurvey.of(file, mappings))
			.flatMap((survey) -> this.filers.find(company, survey.filer(), subject)
				.flatMap((found) -> facts(file, survey, found)));
	}

	private Mono<Prepared> facts(EdgarFile file, FactSurvey survey, FilerCompany company) {
		return this.catalogue.find(IndexAssignment.candidates(survey.indices().values()))
			.map((catalogue) -> IndexAssignment.of(survey.indices().values(), catalogue))
			.zipWith(this.companies.sources(survey.filings().keySet()),
					(assignment, known) -> new PreparedFacts(file, survey, company, assignment, known, this.json));
	}

	private Mono<Submissions> read(EdgarFile file, boolean isOlderPage) {
		return Mono.fromCallable(() -> SubmissionsReader.read(file, isOlderPage))
			.subscribeOn(Schedulers.boundedElastic());
	}

	private Mono<Prepared> submissions(Submissions read, FilerCompany company) {
		List<String> sources = new ArrayList<>(
				read.filings().stream().map((filing) -> filing.filing().accession()).toList());
		sources.add(FilerSource.key(company.filer()));
		return this.companies.sources(sources).map((known) -> new PreparedSubmissions(read, company, known, this.json));
	}

	private static Filer filer(Submissions read) {
		return Objects.requireNonNull(read.filer(), "filer");
	}

}
