package io.casebook.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Signs calls to services: a JSON Web Token (ES256) says on whose behalf a call is made,
 * with which scopes and to which service, for a minute. One token serves for some seconds
 * of equal calls, so that signing costs next to nothing. A new private key in the file is
 * taken up within that time.
 */
public final class CallSigner {

	private static final Duration VALID = Duration.ofSeconds(60);

	private static final Duration REUSED = Duration.ofSeconds(20);

	private static final int MOST_TOKENS = 10_000;

	private final Path privateKey;

	private final Clock clock;

	private final Cache<Call, Token> signed = Caffeine.newBuilder()
		.maximumSize(MOST_TOKENS)
		.expireAfterWrite(REUSED)
		.build();

	private volatile @Nullable Key key;

	/**
	 * Signs with a key.
	 * @param privateKey the file that holds it
	 */
	public CallSigner(Path privateKey) {
		this(privateKey, Clock.systemUTC());
	}

	CallSigner(Path privateKey, Clock clock) {
		this.privateKey = privateKey;
		this.clock = clock;
	}

	/**
	 * Signs a call in its headers.
	 * @param subject on whose behalf it is made: 1 to 200 printable characters of ASCII
	 * @param scopes words separated by spaces
	 * @param audience the service that it goes to
	 */
	public void sign(HttpHeaders headers, String subject, String scopes, String audience) {
		headers.setBearerAuth(token(subject, scopes, audience));
	}

	/** The same as a token. */
	public String token(String subject, String scopes, String audience) {
		Call call = new Call(subject, scopes, audience);
		Instant now = this.clock.instant();
		Token token = Objects.requireNonNull(this.signed.get(call, (missing) -> create(missing, now)));
		if (!token.mayBeReused(now)) {
			token = create(call, now);
			this.signed.put(call, token);
		}
		return token.text();
	}

	private Token create(Call call, Instant now) {
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256),
				new JWTClaimsSet.Builder().subject(call.subject())
					.claim("scope", call.scopes())
					.audience(call.audience())
					.issueTime(Date.from(now))
					.expirationTime(Date.from(now.plus(VALID)))
					.build());
		try {
			token.sign(signer());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("Calls cannot be signed", ex);
		}
		return new Token(token.serialize(), now);
	}

	private JWSSigner signer() throws JOSEException {
		try {
			FileTime written = Files.getLastModifiedTime(this.privateKey);
			Key known = this.key;
			if (known == null || !known.written().equals(written)) {
				known = new Key(new ECDSASigner(Pem.privateKey(this.privateKey), Curve.P_256), written);
				this.key = known;
			}
			return known.signer();
		}
		catch (IOException ex) {
			Key last = this.key;
			if (last != null) {
				return last.signer();
			}
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A token, whose time the services tell by the clock, which may be set or stand
	 * still.
	 */
	private record Token(String text, Instant issued) {

		boolean mayBeReused(Instant now) {
			return !now.isBefore(this.issued) && now.isBefore(this.issued.plus(REUSED));
		}

	}

	private record Call(String subject, String scopes, String audience) {
	}

	private record Key(JWSSigner signer, FileTime written) {
	}

}
