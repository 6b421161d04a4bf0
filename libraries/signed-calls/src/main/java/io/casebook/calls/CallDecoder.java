package io.casebook.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Judges the tokens of calls. Equal calls bring the same token for some seconds; a token
 * that was found good is known again by all of its text until it expires.
 */
final class CallDecoder implements ReactiveJwtDecoder {

	/** How far apart the clocks of two machines may be. */
	private static final Duration SKEW = Duration.ofSeconds(10);

	/** The gateway asks for a minute. */
	private static final Duration LONGEST = Duration.ofMinutes(5);

	private static final Pattern NAME = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

	private static final int MOST_TOKENS = 10_000;

	private final NimbusReactiveJwtDecoder decoder;

	private final Cache<String, Jwt> good = Caffeine.newBuilder()
		.maximumSize(MOST_TOKENS)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	CallDecoder(AcceptedKeys keys, String audience) {
		this.decoder = NimbusReactiveJwtDecoder.withJwkSource((token) -> keys.all())
			.jwsAlgorithm(SignatureAlgorithm.ES256)
			.build();
		this.decoder.setJwtValidator(validator(audience));
	}

	@Override
	public Mono<Jwt> decode(String token) {
		Jwt known = this.good.getIfPresent(token);
		if (known != null && Instant.now().isBefore(expiry(known))) {
			return Mono.just(known);
		}
		return this.decoder.decode(token).doOnNext((judged) -> this.good.put(token, judged));
	}

	private static Instant expiry(Jwt token) {
		Instant expiry = token.getExpiresAt();
		return (expiry != null) ? expiry : Instant.MIN;
	}

	private static OAuth2TokenValidator<Jwt> validator(String audience) {
		List<String> exactly = List.of(audience);
		OAuth2TokenValidator<Jwt> claims = (token) -> {
			boolean isForUs = exactly.equals(token.getAudience()) && isName(token.getSubject())
					&& expiry(token).isBefore(Instant.now().plus(LONGEST)) && token.getExpiresAt() != null;
			return isForUs ? OAuth2TokenValidatorResult.success()
					: OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
		};
		return new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(SKEW), claims);
	}

	private static boolean isName(@Nullable String subject) {
		return subject != null && NAME.matcher(subject).matches();
	}

}
