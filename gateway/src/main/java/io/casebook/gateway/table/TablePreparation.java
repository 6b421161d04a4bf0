package io.casebook.gateway.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.casebook.gateway.catalogue.Catalogue;
import io.casebook.gateway.identity.KnownCompanies;
import io.casebook.gateway.imports.Prepared;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/** Reads tables, and finds out what of them is recorded already. */
@Component
class TablePreparation {

	private final CompanyResolution resolution;

	private final KnownCompanies companies;

	private final Catalogue catalogue;

	TablePreparation(CompanyResolution resolution, KnownCompanies companies, Catalogue catalogue) {
		this.resolution = resolution;
		this.companies = companies;
		this.catalogue = catalogue;
	}

	/**
	 * Prepares a table.
	 * @param subject on whose behalf it is read
	 */
	Mono<Prepared> of(Path path, TableMapping mapping, String subject) {
		return Mono.fromCallable(() -> TableSurvey.of(path, mapping))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((survey) -> this.resolution.resolve(survey, mapping, subject)
				.doOnNext((resolved) -> survey.faults().verify())
				.flatMap((resolved) -> Mono
					.zip(this.catalogue.find(indices(mapping)), this.companies.sources(List.of(mapping.source())))
					.map((known) -> new PreparedTable(path, mapping, survey.note(), resolved, known.getT1().keySet(),
							known.getT2().contains(mapping.source())))));
	}

	private static Set<String> indices(TableMapping mapping) {
		return mapping.figures().stream().map(FigureColumn::index).collect(Collectors.toSet());
	}

}
