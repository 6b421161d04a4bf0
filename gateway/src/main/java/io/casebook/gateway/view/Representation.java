package io.casebook.gateway.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;

/**
 * A view in one format, finished. Its entity tag is made of its bytes, so equal views
 * have equal tags whichever process made them.
 */
public record Representation(MediaType type, byte[] bytes, Map<String, SectionStatus> sections) {

	/** Says in one line how each section was had, for formats without a place for it. */
	public static final String SECTIONS_HEADER = "Casebook-Sections";

	public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	public static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

	/** A text with its sections in a header. */
	public static Representation text(MediaType type, String text, Map<String, SectionStatus> sections) {
		return new Representation(type, text.getBytes(StandardCharsets.UTF_8), sections);
	}

	Optional<String> sectionLine() {
		return this.sections.isEmpty() ? Optional.empty()
				: Optional.of(this.sections.entrySet()
					.stream()
					.map((section) -> section.getKey() + "=" + section.getValue())
					.collect(Collectors.joining(", ")));
	}

	/** Equal views have equal ones. */
	public String digest() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.bytes);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
