package io.casebook.gateway;

import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

/**
 * Somebody who issues tokens, and whose public key is had over HTTP. The keys of all have
 * the same id, if none is said.
 */
final class Issuer {

	static final String NAME = "https://issuer.example.org";

	static final String AUDIENCE = "casebook";

	private final ECKey key;

	private final StubService site = new StubService();

	Issuer() {
		this("1");
	}

	/** An issuer whose key has another id. */
	Issuer(String keyId) {
		try {
			this.key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		reset();
	}

	/** Signs with a key that it does not tell of any more, but of another. */
	void withdrawsItsKey() {
		try {
			ECKey another = new ECKeyGenerator(Curve.P_256).keyID("another").generate();
			this.site.answer("/keys", new JWKSet(another).toString(true));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How often it was asked for its keys since the last reset. */
	int asked() {
		return this.site.requests().size();
	}

	/** Does not answer any more. */
	void silent() {
		this.site.silent();
	}

	/** Answers that it cannot. */
	void broken() {
		this.site.broken();
	}

	/** Answers again, with its own key. */
	void reset() {
		this.site.reset();
		this.site.answer("/keys", new JWKSet(this.key).toString(true));
	}

	/** Where its public key is. */
	String keys() {
		return this.site.url() + "/keys";
	}

	/** What a token says that is as it should be, and opens reading. */
	static JWTClaimsSet.Builder claims() {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().issuer(NAME)
			.audience(AUDIENCE)
			.subject("partner")
			.claim("scope", "read")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)));
	}

	String token(JWTClaimsSet.Builder claims) {
		try {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(this.key.getKeyID()).build(), claims.build());
			token.sign(new ECDSASigner(this.key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String unsigned() {
		return new PlainJWT(claims().build()).serialize();
	}

}
