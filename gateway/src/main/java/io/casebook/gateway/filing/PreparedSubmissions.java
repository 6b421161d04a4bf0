package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.gateway.imports.MadeFrom;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Prepared;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code submissions} document, or an older page of one. Of the profile it fills what
 * is empty; what is recorded stays.
 *
 * @param submissions what the document says
 * @param company the company it is about
 * @param knownSources those of its sources that are recorded
 */
record PreparedSubmissions(Submissions submissions, FilerCompany company, Set<String> knownSources,
		JsonMapper json) implements Prepared {

	@Override
	public Flux<PackageRow> rows(String resource) {
		return switch (resource) {
			case "companies" -> PreparedFacts.table(resource, marked(profile()));
			case "names" -> PreparedFacts.table(resource, marked(names()));
			case "identifiers" -> PreparedFacts.table(resource, marked(identifiers()));
			case "sources" -> PreparedFacts.table(resource, sources());
			case "events" -> Flux.fromIterable(this.submissions.filings())
				.map((filing) -> new PackageRow(resource, filing.row(), filing.event(this.company.key())));
			default -> Flux.empty();
		};
	}

	private List<Map<String, String>> marked(List<Map<String, String>> rows) {
		return MadeFrom.mark(rows, this.company.recorded());
	}

	/** The company's row when it is new or something of it is filled; else none. */
	private List<Map<String, String>> profile() {
		if (this.submissions.filer() == null) {
			return List.of();
		}
		String source = FilerSource.key(this.company.filer());
		RecordedCompany recorded = this.company.recorded();
		Map<String, String> row = (recorded != null) ? new LinkedHashMap<>(recorded.profile())
				: this.company.newProfile(source);
		int before = row.size();
		fill(row, "country", this.submissions.country());
		fill(row, "seat", this.submissions.seat());
		fill(row, "industry", this.submissions.industry());
		if (recorded != null && row.size() == before) {
			return List.of();
		}
		row.merge("sources", source,
				(cited, added) -> List.of(cited.split("[;#]")).contains(added) ? cited : cited + ";" + added);
		return List.of(row);
	}

	private static void fill(Map<String, String> row, String column, @Nullable String value) {
		if (value != null) {
			row.putIfAbsent(column, value);
		}
	}

	private List<Map<String, String>> names() {
		List<Map<String, String>> rows = new ArrayList<>(this.company.newNames());
		RecordedCompany recorded = this.company.recorded();
		for (Submissions.FormerName former : this.submissions.formerNames()) {
			if (recorded == null || recorded.names()
				.stream()
				.noneMatch((row) -> former.name().equals(row.get("name")) && "former".equals(row.get("kind")))) {
				Map<String, String> row = this.company.name(former.name(), "former");
				fill(row, "from", former.from());
				fill(row, "to", former.to());
				rows.add(row);
			}
		}
		return rows;
	}

	private List<Map<String, String>> identifiers() {
		if (this.submissions.filer() == null) {
			return List.of();
		}
		List<Map<String, String>> rows = new ArrayList<>(this.company.newCik());
		String lei = this.submissions.lei();
		if (lei != null && isNew("lei", lei)) {
			rows.add(this.company.identifier("lei", lei));
		}
		this.submissions.tickers()
			.stream()
			.filter((ticker) -> isNew("ticker", ticker))
			.forEach((ticker) -> rows.add(this.company.identifier("ticker", ticker)));
		return rows;
	}

	private boolean isNew(String scheme, String value) {
		RecordedCompany recorded = this.company.recorded();
		return recorded == null
				|| recorded.identifiers(scheme, UnaryOperator.identity()).stream().noneMatch(value::equalsIgnoreCase);
	}

	private List<Map<String, String>> sources() {
		List<Map<String, String>> rows = new ArrayList<>();
		if (!profile().isEmpty() && !this.knownSources.contains(FilerSource.key(this.company.filer()))) {
			rows.add(Map.of("csl", FilerSource.of(this.company.filer(), this.company.name(), this.json)));
		}
		this.submissions.filings()
			.stream()
			.map(ListedFiling::filing)
			.filter((filing) -> !this.knownSources.contains(filing.accession()))
			.map((filing) -> Map.of("csl",
					FilingSource.of(filing, this.company.name(), this.company.filer().bareCik(), this.json)))
			.forEach(rows::add);
		return rows;
	}

	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>();
		notes.add("%d filings in the document%s".formatted(
				this.submissions.filings().size() + this.submissions.repeated(), (this.submissions.repeated() > 0)
						? ", %d of them listed twice".formatted(this.submissions.repeated()) : ""));
		this.submissions.odd().note("because it is not of the usual form").ifPresent(notes::add);
		if (!this.submissions.olderPages().isEmpty()) {
			notes.add("Older filings are not in the document; import them from its other pages: "
					+ String.join(", ", this.submissions.olderPages()));
		}
		if (this.company.recorded() == null) {
			notes.add("The company %s is new".formatted(this.company.key()));
		}
		return notes;
	}

	@Override
	public Map<String, String> links() {
		return Map.of("company", "/api/v1/companies/" + this.company.key(), "events",
				"/api/v1/events?company=" + this.company.key());
	}

}
