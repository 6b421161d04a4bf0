package io.casebook.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.casebook.testcalls.Calls;
import io.netty.handler.codec.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service hears of who calls, when the signature holds. */
record SignedCall(String subject, String scope, String audience) {

	static SignedCall of(HttpHeaders headers) {
		assertThat(headers.getAll("Authorization")).singleElement().asString().startsWith("Bearer ");
		try (var keys = Files.list(Calls.publicKeys())) {
			SignedJWT token = SignedJWT.parse(headers.get("Authorization").substring("Bearer ".length()));
			assertThat(token.verify(new ECDSAVerifier(publicKey(keys.findFirst().orElseThrow())))).isTrue();
			return new SignedCall(token.getJWTClaimsSet().getSubject(), token.getJWTClaimsSet().getStringClaim("scope"),
					token.getJWTClaimsSet().getAudience().getFirst());
		}
		catch (Exception ex) {
			throw new AssertionError("The call is not signed", ex);
		}
	}

	private static ECPublicKey publicKey(Path pem) throws Exception {
		String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
		return (ECPublicKey) KeyFactory.getInstance("EC")
			.generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
	}

}
