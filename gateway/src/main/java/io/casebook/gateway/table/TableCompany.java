package io.casebook.gateway.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;

/** A company as all rows about it together say. */
final class TableCompany {

	/** Bounds what is kept in memory for one company. */
	private static final int MOST_ODD = 50;

	private final String identity;

	private final long firstRow;

	private final Map<ProfileColumn.Field, String> profile = new EnumMap<>(ProfileColumn.Field.class);

	private final Map<Identifier, Identifier> identifiers = new LinkedHashMap<>();

	private final List<String> odd = new ArrayList<>();

	private @Nullable String name;

	TableCompany(TableRow first) {
		this.identity = first.company();
		this.firstRow = first.number();
	}

	/** Takes in what a row says of it. */
	void add(TableRow row, TableMapping mapping, Faults faults) {
		if (row.name() != null && this.name == null) {
			this.name = row.name();
		}
		else if (row.name() != null && !row.name().equals(this.name)) {
			faults.add(RowInterpretation.RESOURCE, row.number(), mapping.company().nameColumn(), row.name(),
					"the name that row %d has, '%s'".formatted(this.firstRow, this.name));
		}
		row.profile().forEach((part) -> add(part, row.number(), faults));
		row.odd()
			.stream()
			.filter((each) -> this.odd.size() < MOST_ODD && !this.odd.contains(each))
			.forEach(this.odd::add);
	}

	/** A company has as many identifiers as there are, and one of each other part. */
	private void add(TableRow.Part part, long row, Faults faults) {
		ProfileColumn.Field field = part.column().field();
		if (field.isIdentifier()) {
			Identifier identifier = new Identifier(field.word(), part.value());
			this.identifiers.putIfAbsent(identifier.plain(), identifier);
			return;
		}
		String before = this.profile.putIfAbsent(field, part.value());
		if (before != null && !before.equals(part.value())) {
			faults.add(RowInterpretation.RESOURCE, row, part.column().column(), part.value(),
					"what earlier cells about the company say, '%s'".formatted(before));
		}
	}

	String identity() {
		return this.identity;
	}

	long firstRow() {
		return this.firstRow;
	}

	@Nullable String name() {
		return this.name;
	}

	/** Its parts but identifiers. */
	Map<ProfileColumn.Field, String> profile() {
		return this.profile;
	}

	/** Each in the first spelling. */
	Collection<Identifier> identifiers() {
		return this.identifiers.values();
	}

	/** Cells that are kept as they are stated, each as a flag. */
	List<String> odd() {
		return this.odd;
	}

}
