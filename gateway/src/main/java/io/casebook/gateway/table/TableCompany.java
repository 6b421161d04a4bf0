package io.casebook.gateway.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;

/**
 * A company as all rows with its name or number together say. When another name turns out
 * to be the same company's, it takes in what is said under that.
 */
final class TableCompany {

	/** Bounds what is kept in memory for one company. */
	static final int MOST_ODD = 50;

	private final String identity;

	private final long firstRow;

	private final Map<ProfileColumn.Field, Said> profile = new EnumMap<>(ProfileColumn.Field.class);

	private final Map<Identifier, Identifier> identifiers = new LinkedHashMap<>();

	private final Map<String, Long> odd = new LinkedHashMap<>();

	private final List<String> names = new ArrayList<>();

	private long nameRow;

	private long oddLeft;

	TableCompany(TableRow first) {
		this.identity = first.company();
		this.firstRow = first.number();
	}

	/** Takes in what a row says of it. */
	void add(TableRow row, TableMapping mapping, Faults faults) {
		if (row.name() != null && this.names.isEmpty()) {
			this.names.add(row.name());
			this.nameRow = row.number();
		}
		else if (row.name() != null && !row.name().equals(name())) {
			faults.add(RowInterpretation.RESOURCE, row.number(), mapping.company().nameColumn(), row.name(),
					"the name that row %d has, '%s'".formatted(this.nameRow, name()));
		}
		row.profile().forEach((part) -> add(part, row.number(), faults));
		row.odd().forEach((flag) -> keep(flag, 1));
	}

	/**
	 * Takes in what is said of it under another name. The names themselves may differ, as
	 * those of two classes of its shares do.
	 */
	void add(TableCompany other, CompanyBy by, Faults faults) {
		if (by.isIdentifier()) {
			add(new Identifier(by.scheme(), other.identity));
		}
		other.identifiers.values().forEach(this::add);
		other.names.stream().filter((name) -> !this.names.contains(name)).forEach(this.names::add);
		other.profile.forEach((field, said) -> add(field, said, faults));
		other.odd.forEach(this::keep);
	}

	/** A company has as many identifiers as there are, and one of each other part. */
	private void add(TableRow.Part part, long row, Faults faults) {
		ProfileColumn.Field field = part.column().field();
		if (field.isIdentifier()) {
			add(new Identifier(field.word(), part.value()));
		}
		else {
			add(field, new Said(this.identity, row, part.column().column(), part.value()), faults);
		}
	}

	private void add(Identifier identifier) {
		this.identifiers.putIfAbsent(identifier.plain(), identifier);
	}

	private void add(ProfileColumn.Field field, Said said, Faults faults) {
		Said before = this.profile.putIfAbsent(field, said);
		if (before == null || before.value().equals(said.value())) {
			return;
		}
		Said first = (before.row() <= said.row()) ? before : said;
		Said later = (first == before) ? said : before;
		faults.add(RowInterpretation.RESOURCE, later.row(), later.column(), later.value(),
				first.expected() + (first.identity().equals(later.identity()) ? ""
						: "; %s is the same company".formatted(first.identity())));
	}

	private void keep(String flag, long cells) {
		if (this.odd.size() < MOST_ODD || this.odd.containsKey(flag)) {
			this.odd.merge(flag, cells, Long::sum);
		}
		else {
			this.oddLeft += cells;
		}
	}

	String identity() {
		return this.identity;
	}

	long firstRow() {
		return this.firstRow;
	}

	/** The first of its names. */
	@Nullable String name() {
		return this.names.isEmpty() ? null : this.names.getFirst();
	}

	/** More than one only when it has several symbols or numbers. */
	List<String> names() {
		return this.names;
	}

	/** Its parts but identifiers. */
	Map<ProfileColumn.Field, String> profile() {
		Map<ProfileColumn.Field, String> parts = new EnumMap<>(ProfileColumn.Field.class);
		this.profile.forEach((field, said) -> parts.put(field, said.value()));
		return parts;
	}

	/** Each in the first spelling. */
	Collection<Identifier> identifiers() {
		return this.identifiers.values();
	}

	/** Cells that are kept as they are stated, each as a flag. */
	Collection<String> odd() {
		return this.odd.keySet();
	}

	/** How many such cells are not kept, because there are too many. */
	long oddLeft() {
		return this.oddLeft;
	}

	/**
	 * What a cell says.
	 *
	 * @param identity what names the company in its row
	 */
	private record Said(String identity, long row, String column, String value) {

		String expected() {
			return "what %s of row %d says of the company, '%s'".formatted(this.column, this.row, this.value);
		}

	}

}
