package io.casebook.testcalls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.casebook.calls.CallSigner;
import io.casebook.calls.KeyFiles;

/** Tokens that no service may take. */
final class WrongCalls {

	private WrongCalls() {
	}

	/** A token that is right but for the key, which no service accepts. */
	static String byAnotherKey(String scopes, String audience) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("other-calls");
		KeyFiles.create(folder.resolve("private.pem"), List.of(folder.resolve("public")));
		return new CallSigner(folder.resolve("private.pem")).token(Calls.CASEBOOK, scopes, audience);
	}

	/** A token that was right until a minute ago. */
	static String expired(String scopes, String audience) throws IOException {
		Instant now = Instant.now();
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256),
				new JWTClaimsSet.Builder().subject(Calls.CASEBOOK)
					.claim("scope", scopes)
					.audience(audience)
					.issueTime(Date.from(now.minusSeconds(120)))
					.expirationTime(Date.from(now.minusSeconds(60)))
					.build());
		try {
			token.sign(new ECDSASigner(key(Calls.privateKey())));
		}
		catch (JOSEException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private static ECPrivateKey key(Path file) throws IOException, GeneralSecurityException {
		byte[] encoded = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
		return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
	}

}
