package io.casebook.gateway.datapackage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * A bibliographic reference as people read it, from an item of CSL-JSON.
 *
 * @see <a href="https://docs.citationstyles.org/en/stable/specification.html">CSL</a>
 */
final class Reference {

	private Reference() {
	}

	/** A line of Markdown: who, when, what, in what, by whom, where. */
	static String line(JsonNode item) {
		List<String> parts = new ArrayList<>();
		String who = names(item.path("author"));
		String when = date(item.path("issued"));
		parts.add(who.isEmpty() || when.isEmpty() ? who + when : "%s (%s)".formatted(who, when));
		parts.add(text(item, "title"));
		parts.add(text(item, "container-title"));
		parts.add(text(item, "publisher"));
		parts.add(text(item, "DOI").isEmpty() ? "" : "https://doi.org/" + text(item, "DOI"));
		parts.add(text(item, "URL"));
		String known = parts.stream().filter((part) -> !part.isEmpty()).collect(Collectors.joining(". "));
		String shortly = item.path("custom").path("citationShort").asString("");
		return "- **%s**%s: %s\n".formatted(text(item, "id"),
				shortly.isEmpty() ? "" : " (%s)".formatted(plain(shortly)),
				plain(known.isEmpty() ? text(item, "type") : known));
	}

	private static String names(JsonNode names) {
		return StreamSupport.stream(names.spliterator(), false)
			.map((name) -> name.path("literal").isString() ? text(name, "literal")
					: (text(name, "family") + (text(name, "given").isEmpty() ? "" : ", " + text(name, "given"))))
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.joining("; "));
	}

	private static String date(JsonNode date) {
		JsonNode first = date.path("date-parts").path(0);
		if (first.isEmpty()) {
			return date.path("raw").asString(date.path("literal").asString(""));
		}
		return StreamSupport.stream(first.spliterator(), false)
			.map((part) -> (part.asString("").length() == 1) ? "0" + part.asString("") : part.asString(""))
			.collect(Collectors.joining("-"));
	}

	private static String text(JsonNode item, String member) {
		return item.path(member).asString("").strip();
	}

	/** Nothing in it makes Markdown or HTML of its own. */
	private static String plain(String text) {
		return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_<>\\[\\]|])", "\\\\$1");
	}

}
