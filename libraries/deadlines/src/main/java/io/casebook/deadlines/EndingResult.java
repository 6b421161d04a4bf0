package io.casebook.deadlines;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * A result whose statement is ended when its rows are waited for no more. The driver
 * gives out results of statements that have hardly begun.
 */
record EndingResult(Result result, EndingConnection connection) implements Result {

	@Override
	public Publisher<Long> getRowsUpdated() {
		return watched(this.result.getRowsUpdated());
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
		return watched(this.result.map(mapping));
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
		return watched(this.result.map(mapping));
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		return new EndingResult(this.result.filter(filter), this.connection);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
		return watched(this.result.flatMap(mapping));
	}

	private <T> Publisher<T> watched(Publisher<T> rows) {
		EndingConnection watching = this.connection;
		return new Flux<>() {

			@Override
			public void subscribe(CoreSubscriber<? super T> who) {
				rows.subscribe(new Waiting<>(who, watching));
			}

		};
	}

}
