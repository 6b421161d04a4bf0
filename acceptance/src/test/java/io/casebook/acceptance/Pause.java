package io.casebook.acceptance;

/** What somebody makes before trying again. */
final class Pause {

	private Pause() {
	}

	static void of(long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
