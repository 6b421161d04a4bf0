package io.casebook.testcalls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.casebook.calls.CallSigner;
import io.casebook.calls.KeyFiles;

import org.springframework.http.HttpHeaders;

/**
 * Signs calls with a key that the services under test accept.
 *
 * @param service the service that they go to
 */
public record Calls(String service) {

	/** On whose behalf calls are made that a test does not sign itself. */
	public static final String CASEBOOK = "casebook";

	/** Somebody who writes. */
	public static final String CURATOR = "key:curator";

	private static final String ALL = "read write internal";

	private static final Path FOLDER = create();

	private static final CallSigner SIGNER = new CallSigner(privateKey());

	/** The file of the private key, for a gateway under test. */
	public static Path privateKey() {
		return FOLDER.resolve("private.pem");
	}

	/** The folder of the public key, for a service under test. */
	public static Path publicKeys() {
		return FOLDER.resolve("public");
	}

	/** The header of a call that may do all. */
	public String authorization(String subject) {
		return authorization(subject, ALL);
	}

	/** The header of a call with these scopes. */
	public String authorization(String subject, String scopes) {
		return "Bearer " + SIGNER.token(subject, scopes, this.service);
	}

	/** Signs a call that has no signature of its own. */
	void sign(HttpHeaders headers) {
		if (!headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
			headers.set(HttpHeaders.AUTHORIZATION, authorization(CASEBOOK));
		}
	}

	private static Path create() {
		try {
			Path folder = Files.createTempDirectory("test-calls");
			KeyFiles.create(folder.resolve("private.pem"), List.of(folder.resolve("public")));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
