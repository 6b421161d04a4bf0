package io.casebook.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/**
 * Asks the platform's own addresses, past any proxy of the machine. It asks often while
 * the platform starts and leaves the processors to it: a client with threads of its own
 * would take more of them than all else that this process does.
 */
final class Http {

	private static final Duration CONNECTING = Duration.ofSeconds(2);

	private static final Duration ANSWERING = Duration.ofSeconds(5);

	private Http() {
	}

	/** Whether the address answers 200; it does not while nobody listens there. */
	static boolean isOk(String address) {
		try {
			HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
			call.setConnectTimeout((int) CONNECTING.toMillis());
			call.setReadTimeout((int) ANSWERING.toMillis());
			call.setInstanceFollowRedirects(false);
			if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
				call.disconnect();
				return false;
			}
			try (InputStream body = call.getInputStream()) {
				body.transferTo(OutputStream.nullOutputStream());
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
