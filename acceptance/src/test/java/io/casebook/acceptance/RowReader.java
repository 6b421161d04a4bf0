package io.casebook.acceptance;

import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregationException;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;

/**
 * Fills a record from the columns of a row, by position.
 */
class RowReader implements ArgumentsAggregator {

	@Override
	public Object aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
		Class<?> type = context.getParameter().getType();
		RecordComponent[] columns = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(columns).map(RecordComponent::getType).toArray(Class<?>[]::new);
		@Nullable Object[] values = new @Nullable Object[types.length];
		for (int column = 0; column < types.length; column++) {
			values[column] = row.get(column, MethodType.methodType(types[column]).wrap().returnType());
		}
		try {
			return type.getDeclaredConstructor(types).newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new ArgumentsAggregationException("cannot make a " + type, ex);
		}
	}

}
