package io.casebook.gateway.protection;

import java.util.concurrent.atomic.AtomicBoolean;

import com.netflix.concurrency.limits.Limiter;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The place of one request, given back once. Only how long a success took that had to be
 * made says how busy the platform is: a refusal or failure is made in no time or after a
 * deadline, and what is kept was made before.
 */
final class Stay {

	private final Limiter.Listener place;

	private final ServerHttpResponse response;

	private final AtomicBoolean over = new AtomicBoolean();

	Stay(Limiter.Listener place, ServerHttpResponse response) {
		this.place = place;
		this.response = response;
	}

	/** The answer is about to be sent. */
	void end() {
		if (this.over.compareAndSet(false, true)) {
			if (isMade()) {
				this.place.onSuccess();
			}
			else {
				this.place.onIgnore();
			}
		}
	}

	/** There was no answer: the client has left, or nothing could be sent. */
	void breakOff() {
		if (this.over.compareAndSet(false, true)) {
			this.place.onIgnore();
		}
	}

	private boolean isMade() {
		HttpStatusCode status = this.response.getStatusCode();
		return (status == null || !status.isError()) && !isMadeByAnother();
	}

	private boolean isMadeByAnother() {
		String status = this.response.getHeaders().getFirst("Cache-Status");
		return status != null && (status.equals("casebook; hit") || status.contains("; collapsed"));
	}

}
