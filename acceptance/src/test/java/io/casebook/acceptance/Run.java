package io.casebook.acceptance;

/**
 * Names that no other run of the tests gives.
 */
final class Run {

	private static final String PREFIX = "try-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

	private Run() {
	}

	static String key(String name) {
		return PREFIX + "-" + name;
	}

}
