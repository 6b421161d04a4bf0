package io.casebook.metrics.batch;

import java.io.InputStream;
import java.util.List;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads observations from lines of JSON, one on each. */
final class LineReading implements ObservationSource {

	private final Lines lines;

	private final Faults faults;

	private @Nullable FieldReader refused;

	LineReading(InputStream bytes, Faults faults) {
		this.lines = new Lines(bytes, IncomingObservation.RESOURCE);
		this.faults = faults;
	}

	@Override
	public @Nullable IncomingObservation next() {
		byte[] line = this.lines.next();
		if (line != null) {
			return read(line);
		}
		if (this.lines.number() == 0) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "There is nothing in the body. Nothing was changed",
					List.of(InvalidInput.row(IncomingObservation.RESOURCE, 1, null, null, "an observation on a line")),
					null);
		}
		return null;
	}

	@Override
	public @Nullable FieldReader refused() {
		return this.refused;
	}

	private IncomingObservation read(byte[] line) {
		Faults found = new Faults();
		FieldReader fields = FieldReader.ofObject("", object(line), IncomingObservation.MEMBERS, found);
		IncomingObservation observation = IncomingObservation.read(fields).inRow(this.lines.number());
		this.refused = (found.count() > 0) ? fields : null;
		this.faults.addAll(found.count(), found.listed().stream().map(this::placed).toList());
		return observation;
	}

	private ObjectNode object(byte[] line) {
		try {
			return JsonBody.read(line);
		}
		catch (ApiProblem ex) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"Row %d is not one whole JSON object. Nothing was changed".formatted(this.lines.number()),
					List.of(InvalidInput.row(IncomingObservation.RESOURCE, this.lines.number(), null, null,
							String.valueOf(ex.getBody().getDetail()))),
					ex);
		}
	}

	/** The pointer into the line's object becomes the field of the row. */
	private InvalidInput placed(InvalidInput fault) {
		String pointer = (fault.pointer() != null) ? fault.pointer() : "";
		return InvalidInput.row(IncomingObservation.RESOURCE, this.lines.number(),
				pointer.isEmpty() ? null : pointer.substring(1), fault.value(), fault.detail());
	}

}
