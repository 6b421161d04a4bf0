package io.casebook.gateway.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.casebook.gateway.imports.MadeFrom;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Prepared;
import io.casebook.gateway.table.TableRow.Figure;
import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A table with its mapping, of which is known whose companies, indices and source are
 * recorded. What is recorded of a company stays; what is empty is filled.
 *
 * @param path the table
 * @param note what became of its cells, in words
 * @param companies its companies by what names them
 * @param knownIndices those of its indices that there are
 * @param knownSource whether its source is recorded
 */
record PreparedTable(Path path, TableMapping mapping, String note, Map<String, ResolvedCompany> companies,
		Set<String> knownIndices, boolean knownSource) implements Prepared {

	@Override
	public Flux<PackageRow> rows(String resource) {
		return switch (resource) {
			case "companies" -> table(resource, marked((company) -> company.profile(this.mapping)));
			case "names" -> table(resource, marked(ResolvedCompany::names));
			case "identifiers" -> table(resource, marked((company) -> company.identifiers(this.mapping)));
			case "sources" -> table(resource, source());
			case "indices" -> table(resource, indices());
			case "observations" -> Flux.using(() -> TableFile.open(this.path, this.mapping, new Faults()),
					(table) -> Flux.fromIterable(() -> table).concatMapIterable(this::observations), TableFile::close);
			default -> Flux.empty();
		};
	}

	private static Flux<PackageRow> table(String resource, List<Map<String, String>> rows) {
		return Flux.range(0, rows.size()).map((row) -> new PackageRow(resource, row + 2L, rows.get(row)));
	}

	private List<Map<String, String>> marked(Function<ResolvedCompany, List<Map<String, String>>> rows) {
		return each().flatMap((company) -> MadeFrom.mark(rows.apply(company), company.recorded()).stream()).toList();
	}

	/** Each company once, though the table may have several names for it. */
	private Stream<ResolvedCompany> each() {
		return this.companies.values().stream().distinct();
	}

	private List<Map<String, String>> source() {
		@Nullable String csl = this.mapping.csl();
		return (csl == null || this.knownSource) ? List.of() : List.of(Map.of("csl", csl));
	}

	private List<Map<String, String>> indices() {
		List<Map<String, String>> rows = new ArrayList<>();
		for (FigureColumn figure : this.mapping.figures()) {
			Map<String, String> row = figure.definition();
			if (row != null && !this.knownIndices.contains(figure.index())
					&& rows.stream().noneMatch((before) -> figure.index().equals(before.get("key")))) {
				rows.add(row);
			}
		}
		return rows;
	}

	private List<PackageRow> observations(TableRow row) {
		ResolvedCompany company = this.companies.get(row.company());
		if (company == null) {
			return List.of();
		}
		int columns = this.mapping.figures().size();
		return row.figures()
			.stream()
			.map((figure) -> new PackageRow("observations", (row.number() - 2) * columns + figure.place() + 2,
					observation(company, row.company(), figure)))
			.toList();
	}

	private Map<String, String> observation(ResolvedCompany company, String identity, Figure figure) {
		FigureColumn column = figure.column();
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("company", company.key());
		fields.put("index", column.index());
		fields.put("relation", column.relation());
		fields.put("value", figure.value().toPlainString());
		fields.put("unit", figure.unit());
		fields.put("period", figure.period());
		fields.put("status", column.manner().status());
		fields.put("standing", "normal");
		fields.put("knownFrom", String.valueOf(column.manner().knownFrom()));
		fields.put("asStated", figure.asStated());
		fields.put("sources", this.mapping.source() + "#" + place(column.column() + " of " + identity));
		return fields;
	}

	/** A place in a source, without what separates citations. */
	private static String place(String text) {
		return text.replaceAll("[;#\\p{Cntrl}]+", " ").strip();
	}

	@Override
	public List<String> notes() {
		long made = each().filter((company) -> company.recorded() == null).count();
		List<String> notes = new ArrayList<>(List.of(this.note, "%d companies are new".formatted(made)));
		if (!this.mapping.figures().isEmpty()) {
			notes.add(
					"Row r of observations is made of row (r - 2) div %1$d + 2 of the table, column (r - 2) mod %1$d + 1 of figures"
						.formatted(this.mapping.figures().size()));
		}
		return notes;
	}

	@Override
	public Map<String, String> links() {
		return Map.of("source", "/api/v1/sources/" + this.mapping.source());
	}

}
