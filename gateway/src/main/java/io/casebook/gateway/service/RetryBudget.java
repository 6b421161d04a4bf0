package io.casebook.gateway.service;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Lets a read that broke off be tried once more, as long as few do: a tenth of the calls
 * may be repetitions. When a service is in trouble, repetitions would only add to it.
 */
final class RetryBudget {

	private static final int COST = 10;

	private static final int MOST = 20 * COST;

	private final AtomicInteger saved = new AtomicInteger(MOST);

	/** A call is made. */
	void earn() {
		this.saved.updateAndGet((saved) -> Math.min(saved + 1, MOST));
	}

	/**
	 * Whether a call that failed may be made again: it must have broken off on its way.
	 * One that took too long would do so again, and who cannot be connected to is out.
	 */
	boolean allows(Throwable failure) {
		if (!(failure instanceof WebClientRequestException) || failure.getCause() instanceof ConnectException
				|| failure.getCause() instanceof UnknownHostException) {
			return false;
		}
		return this.saved.getAndUpdate((saved) -> (saved >= COST) ? saved - COST : saved) >= COST;
	}

}
