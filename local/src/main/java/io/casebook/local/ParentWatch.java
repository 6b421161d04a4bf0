package io.casebook.local;

import java.time.Duration;

/**
 * Ends this process, in good order, when the one that started it is gone. It asks who its
 * parent is, as that answer changes at once, while a killed parent may still be listed.
 */
final class ParentWatch implements Runnable {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final long parent = parent();

	@Override
	public void run() {
		try {
			while (parent() == this.parent) {
				Thread.sleep(INTERVAL);
			}
			System.exit(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static long parent() {
		return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
	}

}
