package io.casebook.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lies between a client and a server of this machine, and can go wrong: all
 * connections to {@link #port()} are passed on.
 */
final class Wire implements AutoCloseable {

	private final ServerSocket entrance;

	private final int server;

	private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

	private volatile Trouble trouble = Trouble.NONE;

	/** Leads to a port of this machine. */
	Wire(int server) throws IOException {
		this.server = server;
		this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.entrance.getLocalPort();
	}

	/** From now on, for connections there are as well as for new ones. */
	synchronized void become(Trouble trouble) {
		this.trouble = trouble;
		notifyAll();
		if (trouble == Trouble.RESET) {
			this.ends.forEach(Wire::reset);
		}
	}

	Trouble trouble() {
		return this.trouble;
	}

	/** Waits for as long as nothing passes. */
	synchronized void awaitThaw() throws InterruptedException {
		while (this.trouble == Trouble.FROZEN) {
			wait();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.entrance.accept();
				if (this.trouble == Trouble.RESET) {
					reset(client);
				}
				else {
					Thread.ofVirtual().start(() -> connect(client));
				}
			}
		}
		catch (IOException ex) {
			this.ends.forEach(Wire::reset); // it is closed
		}
	}

	private void connect(Socket client) {
		try {
			Socket target = new Socket(InetAddress.getLoopbackAddress(), this.server);
			this.ends.add(client);
			this.ends.add(target);
			Thread asking = new Strand(this, client, target, false).begin();
			Thread answering = new Strand(this, target, client, true).begin();
			asking.join();
			answering.join();
			this.ends.remove(client);
			this.ends.remove(target);
		}
		catch (IOException ex) {
			reset(client);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends a connection as one does that knows nothing of it. */
	private static void reset(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// it is gone already
		}
	}

	@Override
	public void close() throws IOException {
		become(Trouble.NONE);
		this.entrance.close();
	}

}
