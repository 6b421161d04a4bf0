package io.casebook.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Lets connections to one port through to another: a server that is reachable late. */
final class Forwarder {

	private final ServerSocket server;

	private Forwarder(ServerSocket server) {
		this.server = server;
	}

	/** A port that nobody listens on. */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Forwarder open(int port, int target) throws IOException {
		Forwarder forwarder = new Forwarder(new ServerSocket(port, 50, InetAddress.getByName("localhost")));
		Thread.ofVirtual().start(() -> forwarder.accept(target));
		return forwarder;
	}

	private void accept(int target) {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				Socket service = new Socket("localhost", target);
				Thread.ofVirtual().start(() -> pipe(client, service));
				Thread.ofVirtual().start(() -> pipe(service, client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private static void pipe(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// the other side has gone
		}
	}

	void close() throws IOException {
		this.server.close();
	}

}
