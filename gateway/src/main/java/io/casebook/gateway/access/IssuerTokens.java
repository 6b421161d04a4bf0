package io.casebook.gateway.access;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Reads tokens by keys of their issuer that are not old. A decoder of the framework keeps
 * the keys it once had until it meets a token with an unknown one, so one that was
 * withdrawn would be taken for as long. Now and then another decoder has them anew, and
 * takes the place of the last one as soon as it has let a token in. While the issuer
 * cannot be asked, the last one serves for a time.
 */
final class IssuerTokens {

	private final Supplier<ReactiveJwtDecoder> decoders;

	private final AccessProperties.Issuer times;

	private final Duration deadline;

	private final AtomicBoolean renewing = new AtomicBoolean();

	private volatile @Nullable Decoder trusted;

	private volatile @Nullable Decoder next;

	private volatile @Nullable Long failedAt;

	/**
	 * Has no keys yet.
	 * @param decoders gives another decoder each time, none of which has any
	 * @param deadline how long one may take, that it asks for keys included
	 */
	IssuerTokens(Supplier<ReactiveJwtDecoder> decoders, AccessProperties.Issuer times, Duration deadline) {
		this.decoders = decoders;
		this.times = times;
		this.deadline = deadline;
	}

	/**
	 * What a token says. The error is a {@link BadJwtException} where it is not to be
	 * taken, and another {@link JwtException} where that cannot be known.
	 */
	Mono<Jwt> decode(String token) {
		return Mono.defer(() -> {
			Decoder last = this.trusted;
			if (last == null || last.isOlderThan(this.times.renewal().plus(this.times.grace()))) {
				return renewed(token);
			}
			boolean isToBeRenewed = last.isOlderThan(this.times.renewal()) && !hasJustFailed()
					&& this.renewing.compareAndSet(false, true);
			return isToBeRenewed ? renewed(token).onErrorResume(IssuerTokens::isOutage, (outage) -> {
				this.failedAt = System.nanoTime();
				return last.decode(token);
			}).doFinally((end) -> this.renewing.set(false)) : last.decode(token);
		});
	}

	private Mono<Jwt> renewed(String token) {
		Decoder decoder = next();
		return decoder.decode(token).doOnNext((said) -> this.trusted = decoder);
	}

	/** One that was not made long ago, and has not been trusted before. */
	private synchronized Decoder next() {
		Decoder decoder = this.next;
		if (decoder == null || decoder.isOlderThan(this.times.renewal())) {
			decoder = new Decoder(this.decoders.get(), this.deadline, System.nanoTime());
			this.next = decoder;
		}
		return decoder;
	}

	private boolean hasJustFailed() {
		Long failure = this.failedAt;
		return failure != null && System.nanoTime() - failure < this.times.rest().toNanos();
	}

	private static boolean isOutage(Throwable failure) {
		return failure instanceof JwtException && !(failure instanceof BadJwtException);
	}

	/** One of the framework's, with keys that are no older than itself. */
	private record Decoder(ReactiveJwtDecoder decoder, Duration deadline, long since) {

		boolean isOlderThan(Duration age) {
			return System.nanoTime() - this.since > age.toNanos();
		}

		Mono<Jwt> decode(String token) {
			return this.decoder.decode(token)
				.timeout(this.deadline)
				.onErrorMap(Decoder::isOfTheIssuer,
						(failure) -> new JwtException("The keys of the issuer cannot be had", failure));
		}

		/** The first is how the framework tells that it could not have the keys. */
		private static boolean isOfTheIssuer(Throwable failure) {
			return failure instanceof IllegalStateException || failure instanceof TimeoutException;
		}

	}

}
