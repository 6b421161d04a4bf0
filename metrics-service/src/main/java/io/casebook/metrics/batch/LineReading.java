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
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads observations from lines of JSON, one on each. A line that is no object is a fault
 * among others: the next one begins anew.
 */
final class LineReading implements ObservationSource {

	private static final String EXPECTED = "one whole JSON object, with no member twice and nothing out of all bounds";

	private final Lines lines;

	private final Faults faults;

	private boolean isBlank = true;

	private @Nullable FieldReader refused;

	LineReading(InputStream bytes, Faults faults) {
		this.lines = new Lines(bytes, IncomingObservation.RESOURCE);
		this.faults = faults;
	}

	@Override
	public @Nullable IncomingObservation next() {
		for (byte[] line = this.lines.next(); line != null; line = this.lines.next()) {
			this.isBlank = false;
			ObjectNode object = object(line);
			if (object != null) {
				return read(object);
			}
		}
		if (this.isBlank) {
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

	private IncomingObservation read(ObjectNode object) {
		Faults found = new Faults();
		FieldReader fields = FieldReader.ofObject("", object, IncomingObservation.MEMBERS, found);
		IncomingObservation observation = IncomingObservation.read(fields).inRow(this.lines.number());
		this.refused = (found.count() > 0) ? fields : null;
		this.faults.addAll(found.count(), found.listed().stream().map(this::placed).toList());
		return observation;
	}

	/** The line's object; none when it is no such line, which is noted. */
	private @Nullable ObjectNode object(byte[] line) {
		try {
			return JsonBody.read(line);
		}
		catch (ApiProblem ex) {
			this.faults.add(IncomingObservation.RESOURCE, this.lines.number(), null, null, EXPECTED + where(ex));
			return null;
		}
	}

	/** Where it goes wrong, unless a carriage return was taken for the end of a line. */
	private static String where(ApiProblem problem) {
		TokenStreamLocation place = (problem.getCause() instanceof JacksonException failure) ? failure.getLocation()
				: null;
		return (place != null && place.getLineNr() == 1)
				? "; it is none from column %d on".formatted(place.getColumnNr()) : "";
	}

	/** The pointer into the line's object becomes the field of the row. */
	private InvalidInput placed(InvalidInput fault) {
		String pointer = (fault.pointer() != null) ? fault.pointer() : "";
		return InvalidInput.row(IncomingObservation.RESOURCE, this.lines.number(),
				pointer.isEmpty() ? null : pointer.substring(1), fault.value(), fault.detail());
	}

}
