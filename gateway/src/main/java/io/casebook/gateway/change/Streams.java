package io.casebook.gateway.change;

import java.util.concurrent.atomic.AtomicInteger;

import io.casebook.gateway.access.StandingAccess;
import io.casebook.gateway.quota.StreamQuota;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The streams that clients keep open: so many at a time, no more of one client than its
 * share, no longer than the gateway is to run, and no longer than the key or token of a
 * client opens them. They end before the server waits for requests under way.
 */
@Component
public class Streams implements SmartLifecycle {

	private static final int MOST = 100;

	private final StreamQuota quota;

	private final StandingAccess access;

	private final Sinks.Empty<Void> end = Sinks.empty();

	private final AtomicInteger open = new AtomicInteger();

	private volatile boolean running;

	Streams(StreamQuota quota, StandingAccess access) {
		this.quota = quota;
		this.access = access;
	}

	/** The stream, unless there are too many, or too many of whoever asks for it. */
	public <T> Flux<T> admit(ServerWebExchange exchange, Flux<T> stream) {
		return this.quota.admit(exchange, Flux.using(() -> {
			if (this.open.incrementAndGet() > MOST) {
				this.open.decrementAndGet();
				throw new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
						"There are %d open streams already".formatted(MOST));
			}
			return this.open;
		}, (count) -> stream, AtomicInteger::decrementAndGet))
			.takeUntilOther(this.end.asMono())
			.takeUntilOther(this.access.ended(exchange));
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.end.tryEmitEmpty();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
