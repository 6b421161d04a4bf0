package io.casebook.gateway.service;

import java.util.function.Function;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads equal texts and equal dates as one object. Keys, units, states and years recur in
 * the answers of services, and what is kept of these would hold each a thousand times.
 */
final class RecurringValues extends SimpleModule {

	private static final long serialVersionUID = 1L;

	RecurringValues() {
		super("recurring values");
		addDeserializer(String.class, new Texts());
		addDeserializer(EdtfDate.class, new Dates());
	}

	/**
	 * Values by their texts, a fixed number of them. What displaces another costs memory
	 * only: the next one of the other's text is a new object. Threads may miss what
	 * others put here; immutable values need no more care.
	 */
	private static final class Known<T> {

		private static final int PLACES = 1 << 13;

		private final @Nullable Object[] values = new @Nullable Object[PLACES];

		private final Function<String, T> make;

		private Known(Function<String, T> make) {
			this.make = make;
		}

		@SuppressWarnings("unchecked") // only what was made is put here
		T of(String text) {
			int hash = text.hashCode() * 0x9E3779B9;
			int place = hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PLACES));
			Object known = this.values[place];
			if (known != null && known.toString().equals(text)) {
				return (T) known;
			}
			T made = this.make.apply(text);
			this.values[place] = made;
			return made;
		}

	}

	private static final class Texts extends StdScalarDeserializer<String> {

		/** Ids are longer, and each is another. */
		private static final int LONGEST = 32;

		private final transient Known<String> known = new Known<>(Function.identity());

		private Texts() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			String text = StringDeserializer.instance.deserialize(parser, context);
			return (text.length() <= LONGEST) ? this.known.of(text) : text;
		}

	}

	private static final class Dates extends StdScalarDeserializer<EdtfDate> {

		private final transient Known<EdtfDate> known = new Known<>(EdtfDate::of);

		private Dates() {
			super(EdtfDate.class);
		}

		@Override
		public EdtfDate deserialize(JsonParser parser, DeserializationContext context) {
			String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : null;
			if (text == null) {
				return (EdtfDate) context.handleUnexpectedToken(EdtfDate.class, parser);
			}
			try {
				return this.known.of(text);
			}
			catch (EdtfException ex) {
				return (EdtfDate) context.handleWeirdStringValue(EdtfDate.class, text, "not a date of EDTF");
			}
		}

	}

}
