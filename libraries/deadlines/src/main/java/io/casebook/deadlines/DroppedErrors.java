package io.casebook.deadlines;

import java.util.function.Consumer;

import io.r2dbc.spi.R2dbcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;

/**
 * Logs errors that come when nobody waits for them any more, as Reactor does by itself,
 * but not that a statement was ended because nobody waited for it.
 */
final class DroppedErrors implements Consumer<Throwable> {

	private static final Logger log = LoggerFactory.getLogger(DroppedErrors.class);

	/** What PostgreSQL calls {@code query_canceled}. */
	private static final String CANCELLED = "57014";

	@Override
	public void accept(Throwable dropped) {
		Throwable error = Exceptions.isErrorCallbackNotImplemented(dropped) ? dropped.getCause() : dropped;
		if (!(error instanceof R2dbcException database) || !CANCELLED.equals(database.getSqlState())) {
			log.error("An error came when nobody waited for it any more", dropped);
		}
	}

}
