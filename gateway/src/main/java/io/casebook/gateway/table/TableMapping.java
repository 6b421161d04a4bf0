package io.casebook.gateway.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the columns of a table are.
 *
 * @param source the key of the source of all that the table says
 * @param csl that source as an item of CSL-JSON, for when it is not recorded; absent when
 * it must be
 * @param company which column names the company
 * @param profile columns with parts of profiles
 * @param figures columns with figures
 * @param ignored columns that are passed over
 * @param missing what cells say that say nothing
 */
record TableMapping(String source, @Nullable String csl, CompanyColumn company, List<ProfileColumn> profile,
		List<FigureColumn> figures, Set<String> ignored, Set<String> missing) {

	static final int LONGEST_NAME = 300;

	private static final int MOST_FIGURES = 1000;

	private static final Set<String> MEMBERS = FigureManner.with("source", "company", "profile", "figures", "ignored",
			"missing");

	/**
	 * Reads a mapping.
	 * @throws io.casebook.problem.ApiProblem when anything is wrong with it
	 */
	static TableMapping read(byte[] bytes) {
		ObjectNode json = JsonBody.read(bytes);
		JsonNode csl = json.get("source");
		Faults faults = new Faults();
		String source = source(csl, faults);
		FieldReader reader = FieldReader.ofObject("", json, MEMBERS, faults);
		CompanyColumn company = company(reader);
		FigureManner manner = FigureManner.read(reader, FigureManner.USUAL);
		List<ProfileColumn> profile = reader.objects("profile", ProfileColumn.MEMBERS)
			.stream()
			.map(ProfileColumn::read)
			.toList();
		List<FigureColumn> figures = reader.objects("figures", FigureColumn.MEMBERS)
			.stream()
			.map((figure) -> FigureColumn.read(figure, manner))
			.toList();
		if (figures.size() > MOST_FIGURES) {
			reader.refuse("figures", null, "at most %d columns with figures".formatted(MOST_FIGURES));
		}
		TableMapping mapping = new TableMapping(source, (csl instanceof ObjectNode) ? csl.toString() : null, company,
				profile, figures, Set.copyOf(new HashSet<>(reader.texts("ignored", ";"))),
				Set.copyOf(new HashSet<>(reader.texts("missing", ";"))));
		faults.verify();
		return mapping;
	}

	private static CompanyColumn company(FieldReader reader) {
		FieldReader company = reader.object("company", CompanyColumn.MEMBERS);
		if (company == null) {
			reader.refuse("company", null, "which column names the company: it is required");
			return new CompanyColumn("", CompanyBy.KEY, null, false, "case", null);
		}
		return CompanyColumn.read(company);
	}

	/** What the service that keeps sources asks of one is checked there. */
	private static String source(@Nullable JsonNode source, Faults faults) {
		if (source != null && source.isString() && !source.stringValue().isBlank()) {
			return source.stringValue();
		}
		if (source instanceof ObjectNode item && item.path("id").isString()
				&& !item.path("id").stringValue().isBlank()) {
			return item.path("id").stringValue();
		}
		faults.add(InvalidInput.pointer("/source", null, "the key of a source, or an item of CSL-JSON with its id"));
		return "";
	}

	/** How a member says that dates are written. */
	static DayFormat format(FieldReader json, String member) {
		String format = json.optional(member, 40);
		if (format == null || format.equals("edtf")) {
			return DayFormat.EDTF;
		}
		if (!DayFormat.isPattern(format)) {
			json.refuse(member, format, DayFormat.EXPECTED);
			return DayFormat.EDTF;
		}
		return new DayFormat(format);
	}

	/** All columns that it speaks of. */
	Set<String> columns() {
		Set<String> columns = new HashSet<>(this.ignored);
		columns.addAll(neededColumns());
		return columns;
	}

	/** The columns that a table must have. */
	List<String> neededColumns() {
		List<@Nullable String> columns = new ArrayList<>();
		columns.add(this.company.column());
		columns.add(this.company.nameColumn());
		this.profile.forEach((column) -> columns.add(column.column()));
		this.figures.forEach((figure) -> columns
			.addAll(Arrays.asList(figure.column(), figure.unitColumn(), figure.manner().periodColumn())));
		return columns.stream().flatMap(Stream::ofNullable).distinct().toList();
	}

	/** What a cell says; none when it says nothing. */
	@Nullable String said(@Nullable String cell) {
		return (cell == null || cell.isBlank() || this.missing.contains(cell.strip())) ? null : cell.strip();
	}

}
