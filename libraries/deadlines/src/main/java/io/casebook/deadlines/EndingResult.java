package io.casebook.deadlines;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.reactivestreams.Publisher;

/** A result whose statement is sent, whole or not at all, when it is read. */
record EndingResult(Result result, Execution execution) implements Result {

	@Override
	public Publisher<Long> getRowsUpdated() {
		return this.execution.rows(this.result.getRowsUpdated());
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
		return this.execution.rows(this.result.map(mapping));
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
		return this.execution.rows(this.result.map(mapping));
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		return new EndingResult(this.result.filter(filter), this.execution);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
		return this.execution.rows(this.result.flatMap(mapping));
	}

}
