package io.casebook.problem;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/** What a record of query parameters is made of. */
record QueryRecord(Constructor<?> constructor, List<Component> components) {

	static QueryRecord of(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(types);
			ReflectionUtils.makeAccessible(constructor);
			return new QueryRecord(constructor,
					Arrays.stream(components)
						.map((component) -> new Component(component.getName(), component.getType()))
						.toList());
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException("A record without its constructor: " + type, ex);
		}
	}

	/** The record with these values, one a component. */
	Object with(@Nullable Object[] values) {
		try {
			return this.constructor.newInstance(values);
		}
		catch (InvocationTargetException ex) {
			throw (ex.getTargetException() instanceof RuntimeException refusal) ? refusal
					: new IllegalStateException("No record could be made by " + this.constructor, ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No record could be made by " + this.constructor, ex);
		}
	}

	/**
	 * One parameter.
	 *
	 * @param type text, a list of texts or what the application can make of a text
	 */
	record Component(String name, Class<?> type) {

		/** The value; a fault is added to the others. */
		@Nullable Object read(@Nullable List<String> given, ConversionService conversion, List<InvalidInput> errors) {
			if (given == null) {
				return null;
			}
			if (this.type == List.class) {
				return (given.size() == 1) ? words(given.getFirst())
						: given.stream().map((word) -> Objects.requireNonNullElse(word, "")).toList();
			}
			String text = given.getFirst();
			if (this.type == String.class || text == null) {
				return text;
			}
			try {
				return conversion.convert(text, this.type);
			}
			catch (ConversionException ex) {
				errors.add(InvalidInput.parameter(this.name, text, Expectation.of(ex, this.type)));
				return null;
			}
		}

		/** A list is written as one text with commas, or one text an element. */
		private static List<String> words(@Nullable String text) {
			return Arrays.stream(StringUtils.commaDelimitedListToStringArray(text)).map(String::trim).toList();
		}

	}

}
