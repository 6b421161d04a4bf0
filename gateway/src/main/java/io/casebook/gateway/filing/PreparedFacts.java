package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.gateway.imports.MadeFrom;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Prepared;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code companyfacts} document. Of the company only what it has not got yet is added;
 * indices and sources that are recorded stay as they are.
 *
 * @param file the document
 * @param survey what it has
 * @param company the company it is about
 * @param assignment the indices that its facts go to
 * @param knownSources the filings that are recorded as sources
 */
record PreparedFacts(EdgarFile file, FactSurvey survey, FilerCompany company, IndexAssignment assignment,
		Set<String> knownSources, JsonMapper json) implements Prepared {

	@Override
	public Flux<PackageRow> rows(String resource) {
		return switch (resource) {
			case "companies" -> table(resource, (this.company.recorded() != null) ? List.of()
					: marked(List.of(this.company.newProfile(latest().accession()))));
			case "names" -> table(resource, marked(this.company.newNames()));
			case "identifiers" -> table(resource, marked(this.company.newCik()));
			case "sources" -> table(resource, sources());
			case "indices" -> table(resource, this.assignment.absent());
			case "observations" ->
				Flux.using(() -> new ClaimRows(this.file, this.survey, this.assignment, this.company.key()),
						(claims) -> Flux.fromIterable(() -> claims), ClaimRows::close);
			default -> Flux.empty();
		};
	}

	private List<Map<String, String>> marked(List<Map<String, String>> rows) {
		return MadeFrom.mark(rows, this.company.recorded());
	}

	/** Rows of a table, numbered like those of a file with a header. */
	static Flux<PackageRow> table(String resource, List<Map<String, String>> rows) {
		return Flux.range(0, rows.size()).map((row) -> new PackageRow(resource, row + 2L, rows.get(row)));
	}

	private List<Map<String, String>> sources() {
		return this.survey.filings()
			.values()
			.stream()
			.filter((filing) -> !this.knownSources.contains(filing.accession()))
			.map((filing) -> Map.of("csl",
					FilingSource.of(filing, this.company.name(), this.company.filer().bareCik(), this.json)))
			.toList();
	}

	private Filing latest() {
		return this.survey.filings()
			.values()
			.stream()
			.reduce((one, other) -> other.filed().isBefore(one.filed()) ? one : other)
			.orElseThrow();
	}

	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>(this.survey.tally().notes());
		notes.add("%d filings, %d indices needed, %d of them new".formatted(this.survey.filings().size(),
				this.assignment.size(), this.assignment.absent().size()));
		if (this.company.recorded() == null) {
			notes.add("The company %s is new".formatted(this.company.key()));
		}
		return notes;
	}

	@Override
	public Map<String, String> links() {
		return Map.of("company", "/api/v1/companies/" + this.company.key(), "observations",
				"/api/v1/observations?company=" + this.company.key());
	}

}
