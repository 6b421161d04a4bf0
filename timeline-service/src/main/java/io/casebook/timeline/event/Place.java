package io.casebook.timeline.event;

import java.util.List;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.keyset.Cursor;

/** Where an event stands in a chronology: all that its order depends on. */
public record Place(String company, EdtfDate date, UUID id, int revision) {

	private static final int KEYS = 4;

	static Place of(Event event) {
		return new Place(event.company(), event.date(), event.id(), event.revision());
	}

	/** The keys that a cursor carries. */
	public static Object[] keys(Event event) {
		return new Object[] { event.company(), event.date(), event.id(), event.revision() };
	}

	/**
	 * The place in a cursor.
	 * @throws io.casebook.problem.ApiProblem when it is not one of a list of events
	 */
	public static Place of(Cursor cursor) {
		List<String> keys = cursor.keys(KEYS);
		try {
			return new Place(keys.get(0), EdtfDate.of(keys.get(1)), UUID.fromString(keys.get(2)),
					Integer.parseInt(keys.get(3)));
		}
		catch (IllegalArgumentException ex) {
			throw cursor.broken();
		}
	}

}
