package io.casebook.gateway.table;

import java.util.ArrayList;
import java.util.EnumMap;
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
		row.profile().forEach((field, value) -> {
			String before = this.profile.putIfAbsent(field, value);
			if (before != null && !before.equals(value) && !field.isIdentifier()) {
				faults.add(RowInterpretation.RESOURCE, row.number(), column(field, mapping), value,
						"what earlier rows about the company say, '%s'".formatted(before));
			}
		});
		row.odd()
			.stream()
			.filter((each) -> this.odd.size() < MOST_ODD && !this.odd.contains(each))
			.forEach(this.odd::add);
	}

	private static @Nullable String column(ProfileColumn.Field field, TableMapping mapping) {
		return mapping.profile()
			.stream()
			.filter((column) -> column.field() == field)
			.map(ProfileColumn::column)
			.findFirst()
			.orElse(null);
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

	Map<ProfileColumn.Field, String> profile() {
		return this.profile;
	}

	/** Cells that are kept as they are stated, each as a flag. */
	List<String> odd() {
		return this.odd;
	}

}
