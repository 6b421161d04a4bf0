package io.casebook.changefeed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A network between a service and its database, which can stop to carry the bytes of some
 * connections without ending them.
 */
final class Relay implements AutoCloseable {

	private final ServerSocket door;

	private final String host;

	private final int port;

	private final String mark;

	private final List<Line> lines = new CopyOnWriteArrayList<>();

	private volatile boolean frozen;

	/**
	 * To a server.
	 * @param mark text that a client sends on the connections that are meant
	 */
	Relay(String host, int port, String mark) throws IOException {
		this.host = host;
		this.port = port;
		this.mark = mark;
		this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.startVirtualThread(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/** How many connections there have been that are meant. */
	long marked() {
		return this.lines.stream().filter((line) -> line.marked).count();
	}

	/** Carries nothing any more on those connections that are there now. */
	void silence() {
		this.lines.stream().filter((line) -> line.marked).forEach((line) -> line.silent = true);
	}

	/** Takes connections from now on, and carries nothing on them. */
	void freeze() {
		this.frozen = true;
	}

	/** Carries what is said on those connections that come from now on. */
	void thaw() {
		this.frozen = false;
	}

	/** Carries what is said on all connections. */
	void thawAll() {
		thaw();
		this.lines.forEach((line) -> line.thawed.countDown());
	}

	/** How many connections there are. */
	long open() {
		return this.lines.stream().filter((line) -> !line.client.isClosed()).count();
	}

	private void accept() {
		try {
			while (true) {
				Line line = new Line(this.door.accept(), new Socket(this.host, this.port));
				if (!this.frozen) {
					line.thawed.countDown();
				}
				this.lines.add(line);
				Thread.startVirtualThread(() -> line.carry(line.client, line.server, this.mark));
				Thread.startVirtualThread(() -> line.carry(line.server, line.client, this.mark));
			}
		}
		catch (IOException ex) {
			// the door is closed
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		this.lines.forEach(Line::end);
	}

	/** One connection. */
	private static final class Line {

		private final Socket client;

		private final Socket server;

		private final CountDownLatch thawed = new CountDownLatch(1);

		private final CountDownLatch ended = new CountDownLatch(1);

		private volatile boolean marked;

		private volatile boolean silent;

		private Line(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		private void carry(Socket from, Socket to, String mark) {
			byte[] bytes = new byte[1 << 16];
			try (from; to; InputStream in = from.getInputStream()) {
				this.thawed.await();
				for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
					this.marked |= from == this.client
							&& new String(bytes, 0, read, StandardCharsets.ISO_8859_1).contains(mark);
					if (this.silent) {
						this.ended.await();
					}
					to.getOutputStream().write(bytes, 0, read);
				}
			}
			catch (IOException ex) {
				// one side has gone
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void end() {
			this.thawed.countDown();
			this.ended.countDown();
			try (this.client; this.server) {
				this.silent = false;
			}
			catch (IOException ex) {
				// it is closed all the same
			}
		}

	}

}
