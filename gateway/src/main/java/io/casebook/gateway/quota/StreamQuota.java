package io.casebook.gateway.quota;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The streams that each key, and each address without one, keeps open. Who has none is
 * not known.
 */
@Component
public class StreamQuota {

	private final Shares shares;

	private final int most;

	private final Map<String, Integer> open = new ConcurrentHashMap<>();

	StreamQuota(Shares shares, QuotaProperties properties) {
		this.shares = shares;
		this.most = properties.streams();
	}

	/** The stream, unless whoever asks for it has as many as there may be. */
	public <T> Flux<T> admit(ServerWebExchange exchange, Flux<T> stream) {
		String client = this.shares.of(exchange).bucket();
		return Flux.using(() -> take(client), (taken) -> stream, (taken) -> giveBack(client));
	}

	private int take(String client) {
		return this.open.merge(client, 1, (there, one) -> {
			if (there == this.most) {
				throw new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
						"%d streams of yours are open, the most there may be".formatted(this.most));
			}
			return there + one;
		});
	}

	private void giveBack(String client) {
		this.open.computeIfPresent(client, (key, there) -> (there > 1) ? there - 1 : null);
	}

}
