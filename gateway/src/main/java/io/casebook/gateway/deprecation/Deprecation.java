package io.casebook.gateway.deprecation;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * An operation that should not be used any more.
 *
 * @param operation its method and path, as the API reference has them, such as {@code GET
 * /api/v1/companies/{company}}
 * @param since the day from which it counts as deprecated, which may be to come
 * @param sunset the day on which it goes; none when that is not known yet
 * @param notice the address of a page that says what to use instead
 */
public record Deprecation(String operation, LocalDate since, @Nullable LocalDate sunset, @Nullable URI notice) {

	public Deprecation {
		if (!operation.matches("[A-Z]+ /\\S*")) {
			throw new IllegalArgumentException("No method and path: " + operation);
		}
		if (sunset != null && sunset.isBefore(since)) {
			throw new IllegalArgumentException("%s goes before it is deprecated".formatted(operation));
		}
	}

	String method() {
		return this.operation.substring(0, this.operation.indexOf(' '));
	}

	String path() {
		return this.operation.substring(this.operation.indexOf(' ') + 1);
	}

	/** Says it in the headers of an answer. */
	void tell(HttpHeaders headers) {
		headers.set("Deprecation", "@" + this.since.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
		if (this.sunset != null) {
			headers.set("Sunset", DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
				.format(this.sunset.atStartOfDay(ZoneOffset.UTC)));
		}
		if (this.notice != null) {
			headers.add(HttpHeaders.LINK, "<%s>; rel=\"deprecation\"; type=\"text/html\"".formatted(this.notice));
		}
	}

}
