package io.casebook.deadlines;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.netty.channel.AbortedException;

/**
 * Logs errors that come when nobody waits for them any more, as Reactor does by itself,
 * but not what only says that nobody waited: that a statement was ended, that an answer
 * was left before its body was read, or that a client had gone just as it was written to.
 */
final class DroppedErrors implements Consumer<Throwable> {

	private static final Logger log = LoggerFactory.getLogger(DroppedErrors.class);

	/**
	 * What PostgreSQL calls {@code query_canceled}, and {@code in_failed_sql_transaction}
	 * what was sent after that.
	 */
	private static final Set<String> CANCELLED = Set.of("57014", "25P02");

	/** What Spring's client and Reactor Netty say of a body that is given up already. */
	private static final List<String> LEFT = List.of(
			"The client response body has been released already due to cancellation",
			"Rejecting additional inbound receiver");

	@Override
	public void accept(Throwable dropped) {
		Throwable error = Exceptions.isErrorCallbackNotImplemented(dropped) ? dropped.getCause() : dropped;
		if (!saysThatNobodyWaited(error)) {
			log.error("An error came when nobody waited for it any more", dropped);
		}
	}

	private static boolean saysThatNobodyWaited(@Nullable Throwable error) {
		if (error instanceof R2dbcException database) {
			return database.getSqlState() != null && CANCELLED.contains(database.getSqlState());
		}
		if (error instanceof AbortedException) {
			return true;
		}
		return error instanceof IllegalStateException && error.getMessage() != null
				&& LEFT.stream().anyMatch(error.getMessage()::startsWith);
	}

}
