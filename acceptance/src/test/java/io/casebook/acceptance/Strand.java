package io.casebook.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One direction of a connection by a {@link Wire}. It takes in what comes whether or not
 * that can be delivered already.
 *
 * @param answers whether a server sends
 */
record Strand(Wire wire, Socket from, Socket to, boolean answers) {

	private static final Duration LATENCY = Duration.ofSeconds(2);

	/** Its thread ends when everything is delivered or cannot be any more. */
	Thread begin() {
		BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(256);
		Thread taking = Thread.ofVirtual().start(() -> take(parcels));
		return Thread.ofVirtual().start(() -> {
			deliver(parcels);
			taking.interrupt();
		});
	}

	private void take(BlockingQueue<Parcel> parcels) {
		byte[] buffer = new byte[1 << 14];
		try {
			try {
				InputStream in = this.from.getInputStream();
				for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
					long delay = (this.wire.trouble() == Trouble.SLOW) ? LATENCY.toNanos() : 0;
					parcels.put(new Parcel(Arrays.copyOf(buffer, size), System.nanoTime() + delay));
				}
			}
			catch (IOException ex) {
				// who sent it is gone
			}
			parcels.put(Parcel.END);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // nobody takes it any more
		}
	}

	private void deliver(BlockingQueue<Parcel> parcels) {
		try (this.to) {
			OutputStream out = this.to.getOutputStream();
			for (Parcel parcel = parcels.take(); parcel != Parcel.END; parcel = parcels.take()) {
				Thread.sleep(Duration.ofNanos(Math.max(0, parcel.due() - System.nanoTime())));
				this.wire.awaitThaw();
				out.write(this.answers ? this.wire.trouble().distorted(parcel.bytes()) : parcel.bytes());
			}
		}
		catch (IOException ex) {
			// who is to have it is gone
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Parcel(byte[] bytes, long due) {

		private static final Parcel END = new Parcel(new byte[0], 0);

	}

}
