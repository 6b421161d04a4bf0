package io.casebook.company.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.PackageRow;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The lines of one package as they come in, and what is wrong with each by itself. */
class PackageReading {

	/** Versions that an export shows. They are no claims, so that none is taken. */
	private static final String HISTORY = "profile-history";

	private final Map<String, PackageResource> resources = new TreeMap<>();

	private final Faults faults = new Faults();

	private final JsonMapper json;

	private long skipped;

	PackageReading(List<PackageResource> resources, JsonMapper json) {
		resources.forEach((resource) -> this.resources.put(resource.name(), resource));
		this.json = json;
	}

	Faults faults() {
		return this.faults;
	}

	/** What became of the rows that are not taken. */
	Map<String, Counts> skipped() {
		return (this.skipped > 0) ? Map.of(HISTORY, new Counts(0, 0, this.skipped)) : Map.of();
	}

	/** The row to be staged, if the line has one and it can be told what it is about. */
	List<StagedRow> read(long line, String text) {
		if (text.isBlank()) {
			return List.of();
		}
		PackageRow parsed = parse(line, text);
		String name = parsed.resource();
		Map<String, @Nullable String> fields = parsed.fields();
		if (name == null || parsed.row() == null || fields == null) {
			throw malformed(line);
		}
		PackageResource resource = this.resources.get(name);
		if (resource != null) {
			return read(resource, parsed.row(), fields);
		}
		if (name.equals(HISTORY)) {
			this.skipped++;
		}
		else {
			this.faults.add(name, parsed.row(), null, null,
					"This service keeps no such resource, but " + String.join(", ", this.resources.keySet()));
		}
		return List.of();
	}

	private List<StagedRow> read(PackageResource resource, long row, Map<String, @Nullable String> fields) {
		Set<String> columns = resource.columns();
		Entry entry = resource.read(FieldReader.ofRow(resource.name(), row, fields, columns, this.faults));
		return entry.isNameless() ? List.of() : List.of(StagedRow.ofRow(resource, row, entry));
	}

	private PackageRow parse(long line, String text) {
		try {
			@Nullable PackageRow row = this.json.readValue(text, PackageRow.class);
			if (row != null) {
				return row;
			}
		}
		catch (JacksonException ex) {
			// said below, as for a line that is null
		}
		throw malformed(line);
	}

	private static ApiProblem malformed(long line) {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"Line %d is not a JSON object with resource, row and fields, each once".formatted(line));
	}

}
