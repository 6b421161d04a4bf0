package io.casebook.timeline.intake;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.PackageRow;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.casebook.timeline.event.EventContent;
import io.casebook.timeline.event.EventReading;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one package, one after the other. */
final class PackageReading {

	/** What an export adds on request: past versions, which are recorded nowhere anew. */
	private static final String PAST = EventReading.RESOURCE + "-history";

	private final Faults faults = new Faults();

	/** The event of a row; none, when it is refused or left out. */
	@Nullable PackagedEvent read(PackageRow row) {
		if (row.resource() == null || row.row() == null || row.fields() == null) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "Each line needs resource, row and fields");
		}
		if (row.resource().equals(PAST)) {
			return null;
		}
		if (!row.resource().equals(EventReading.RESOURCE)) {
			this.faults.add(row.resource(), row.row(), null, null,
					"a row of the resource events: no other is kept here");
			return null;
		}
		FieldReader fields = FieldReader.ofRow(EventReading.RESOURCE, row.row(), row.fields(), EventReading.columns(),
				this.faults);
		EventContent content = EventReading.row(fields);
		return fields.isRefused() ? null : new PackagedEvent(row.row(), content);
	}

	Faults faults() {
		return this.faults;
	}

}
