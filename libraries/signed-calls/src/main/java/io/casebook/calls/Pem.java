package io.casebook.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys in the textual form of RFC 7468, as other tools write them too. */
final class Pem {

	private Pem() {
	}

	static String text(String label, byte[] encoded) {
		String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
		return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, base64);
	}

	static ECPrivateKey privateKey(Path file) throws IOException {
		try {
			return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(decode(file)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IOException("%s holds no private key of an elliptic curve (PKCS #8, PEM)".formatted(file), ex);
		}
	}

	static ECPublicKey publicKey(Path file) throws IOException {
		try {
			return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(decode(file)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IOException("%s holds no public key of an elliptic curve (PEM)".formatted(file), ex);
		}
	}

	private static byte[] decode(Path file) throws IOException {
		return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
	}

}
