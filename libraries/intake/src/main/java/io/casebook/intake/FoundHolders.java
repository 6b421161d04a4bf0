package io.casebook.intake;

import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * What refers to a thing from other services than its own, such as figures that cite a
 * source. It comes in a header with the request to retire the thing, so that the service
 * whose it is refuses for all that holds it at once.
 */
public final class FoundHolders {

	/** The name of the header. */
	public static final String HEADER = "X-Found-Holders";

	private static final String SEPARATOR = ", ";

	private FoundHolders() {
	}

	/**
	 * The value of the header that brings these.
	 * @param holders each as a kind and a key, which have no commas in them
	 */
	public static String header(List<String> holders) {
		return String.join(SEPARATOR, holders);
	}

	/** Those that came with a request. */
	public static List<String> of(HttpHeaders headers) {
		String header = headers.getFirst(HEADER);
		return (header != null) ? List.of(header.split(SEPARATOR)) : List.of();
	}

}
