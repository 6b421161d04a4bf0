package io.casebook.intake;

/**
 * Who asks for a change: the argument of a controller method that makes one. It stands in
 * the history of what was changed.
 */
public final class Caller {

	private final String subject;

	Caller(String subject) {
		this.subject = subject;
	}

	/** Somebody by name. */
	public static Caller of(String subject) {
		return new Caller(subject);
	}

	/** The name, such as {@code key:admin}: 1 to 200 printable characters of ASCII. */
	public String subject() {
		return this.subject;
	}

	@Override
	public String toString() {
		return this.subject;
	}

}
