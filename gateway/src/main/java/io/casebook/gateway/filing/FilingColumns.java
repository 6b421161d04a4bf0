package io.casebook.gateway.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Lists of filings as EDGAR gives them out: one array for each column. Columns that
 * nobody needs are only counted.
 */
final class FilingColumns {

	private static final String ACCESSION = "accessionNumber";

	private static final List<String> NEEDED = List.of(ACCESSION, "form", "filingDate", "reportDate", "items",
			"primaryDocument", "primaryDocDescription");

	private static final List<String> REQUIRED = NEEDED.subList(0, 3);

	/** Bounds what is kept in memory; EDGAR gives out far fewer in one document. */
	private static final int MOST_FILINGS = 200_000;

	private final Map<String, List<@Nullable String>> columns = new HashMap<>();

	private final Map<String, Integer> lengths = new HashMap<>();

	private final JsonParser json;

	private final String pointer;

	private final Faults faults;

	private final PassedOver odd;

	/**
	 * Columns in an object.
	 * @param pointer where the object is in the document
	 * @param odd takes what is not taken
	 */
	FilingColumns(JsonParser json, String pointer, Faults faults, PassedOver odd) {
		this.json = json;
		this.pointer = pointer;
		this.faults = faults;
		this.odd = odd;
	}

	/** Reads a member of the object, with the reading at its value. */
	void read(String name, JsonToken value) {
		if (value != JsonToken.START_ARRAY) {
			if (NEEDED.contains(name)) {
				refuse("/" + name, null, "an array with a value for each filing");
			}
			this.json.skipChildren();
			return;
		}
		List<@Nullable String> column = NEEDED.contains(name) ? new ArrayList<>() : null;
		int length = 0;
		for (JsonToken each = this.json.nextToken(); each != JsonToken.END_ARRAY; each = this.json.nextToken()) {
			if (++length > MOST_FILINGS) {
				throw new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
						"The document lists more than %d filings, the most that is taken".formatted(MOST_FILINGS));
			}
			if (column != null) {
				column.add(each.isScalarValue() && each != JsonToken.VALUE_NULL ? this.json.getString().strip() : null);
			}
			this.json.skipChildren();
		}
		this.lengths.put(name, length);
		if (column != null) {
			this.columns.put(name, column);
		}
	}

	/**
	 * The filings, in the order of the document; none when anything is wrong with them.
	 */
	List<ListedFiling> filings() {
		checkLengths();
		List<ListedFiling> filings = new ArrayList<>();
		if (this.faults.count() == 0) {
			for (int place = 0; place < this.lengths.getOrDefault(ACCESSION, 0); place++) {
				ListedFiling filing = filing(place);
				if (filing != null) {
					filings.add(filing);
				}
			}
		}
		return filings;
	}

	/** Who has filed nothing has no columns. */
	private void checkLengths() {
		if (this.lengths.isEmpty() && this.pointer.length() > 0) {
			return;
		}
		REQUIRED.stream()
			.filter((name) -> !this.columns.containsKey(name))
			.forEach((name) -> refuse("/" + name, null, "an array with a value for each filing: it is required"));
		int size = this.lengths.getOrDefault(ACCESSION, 0);
		this.lengths.entrySet()
			.stream()
			.filter((column) -> column.getValue() != size)
			.sorted(Map.Entry.comparingByKey())
			.forEach((column) -> refuse("/" + column.getKey(), null,
					"%d values, as %s has; there are %d".formatted(size, ACCESSION, column.getValue())));
	}

	private @Nullable ListedFiling filing(int place) {
		String accession = cell(ACCESSION, place);
		String form = cell("form", place);
		String filed = cell("filingDate", place);
		String about = cell("reportDate", place);
		LocalDate day = Days.of(filed);
		LocalDate period = about.isEmpty() ? null : Days.of(about);
		boolean sound = check(Filing.isAccession(accession), ACCESSION, place, Filing.ACCESSION_EXPECTED)
				& check(Filing.isForm(form), "form", place, Filing.FORM_EXPECTED)
				& check(day != null, "filingDate", place, Days.EXPECTED);
		if (!about.isEmpty() && period == null) {
			this.odd.add(this.pointer + "/reportDate/" + place, about);
		}
		return (sound && day != null)
				? new ListedFiling(place + 2L, new Filing(accession, form, day), period,
						cell("primaryDocDescription", place), cell("items", place), cell("primaryDocument", place))
				: null;
	}

	private boolean check(boolean holds, String column, int place, String expected) {
		if (!holds) {
			refuse("/" + column + "/" + place, cell(column, place), expected);
		}
		return holds;
	}

	private String cell(String column, int place) {
		List<@Nullable String> cells = this.columns.get(column);
		String cell = (cells != null) ? cells.get(place) : null;
		return (cell != null) ? cell : "";
	}

	private void refuse(String member, @Nullable String value, String expected) {
		this.faults.add(InvalidInput.pointer(this.pointer + member, value, expected));
	}

}
