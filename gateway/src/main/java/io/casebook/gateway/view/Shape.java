package io.casebook.gateway.view;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The fields that a view can have, read off its record. Lists are transparent: a field of
 * their elements is a field of theirs. So are maps by key.
 *
 * @param keyed whether any key leads to the fields
 */
record Shape(Map<String, Shape> fields, boolean keyed) {

	private static final Shape LEAF = new Shape(Map.of(), false);

	/** What a class gives, as it is asked for at each request. */
	private static final ClassValue<Shape> KNOWN = new ClassValue<>() {

		@Override
		protected Shape computeValue(Class<?> type) {
			return type.isRecord() ? ofRecord(type) : LEAF;
		}

	};

	static Shape of(Type type) {
		if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
			List<Type> arguments = List.of(generic.getActualTypeArguments());
			if (Collection.class.isAssignableFrom(raw)) {
				return of(arguments.getFirst());
			}
			if (Map.class.isAssignableFrom(raw)) {
				return new Shape(of(arguments.getLast()).fields(), true);
			}
		}
		return (type instanceof Class<?> plain) ? KNOWN.get(plain) : LEAF;
	}

	private static Shape ofRecord(Class<?> type) {
		Map<String, Shape> fields = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			if (isWritten(component)) {
				fields.put(component.getName(), of(component.getGenericType()));
			}
		}
		return new Shape(fields, false);
	}

	Optional<Shape> field(String name) {
		return Optional.ofNullable(this.fields.get(name));
	}

	private static boolean isWritten(RecordComponent component) {
		JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
		return property == null || property.access() != JsonProperty.Access.WRITE_ONLY;
	}

}
