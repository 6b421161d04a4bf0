package io.casebook.gateway.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;

/**
 * What a page may do in a browser: load scripts, styles and data of this origin, and
 * nothing else. An inline script runs only when its digest is named, which is needed for
 * the import map: browsers take none from a file.
 */
final class PagePolicy {

	private static final Pattern INLINE = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

	private PagePolicy() {
	}

	static void apply(HttpHeaders headers, String html) {
		String digests = INLINE.matcher(html)
			.results()
			.map((script) -> " 'sha256-" + digest(script.group(1)) + "'")
			.collect(Collectors.joining());
		apply(headers, digests, "");
	}

	/**
	 * The same with the digests of scripts and styles that do not come from a file.
	 */
	static void apply(HttpHeaders headers, String scripts, String styles) {
		headers.set("Content-Security-Policy",
				"default-src 'none'; script-src 'self'%s; style-src 'self'%s; font-src 'self'; img-src 'self' data:; "
					.formatted(scripts, styles)
						+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "same-origin");
	}

	private static String digest(String script) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
