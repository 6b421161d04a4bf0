package io.casebook.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page names is there, and what its first view imports is asked for at once.
 */
class PageFilesTests {

	private static final Path WEB = Path.of("target/classes/web");

	private static final Pattern IMPORT = Pattern.compile("(?<![-\\w'])(?:from|import)\\s*['\"]([\\w@./-]+)['\"]");

	private static final Pattern NAMED = Pattern.compile("\\{\\{assets}}/([^\"]+)\"");

	private static final Pattern PRELOADED = Pattern
		.compile("(?:rel=\"modulepreload\" href|async src)=\"\\{\\{assets}}/([^\"]+)\"");

	private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\"\\{\\{assets}}/([^\"]+)\"");

	private final String page;

	PageFilesTests() throws IOException {
		this.page = Files.readString(WEB.resolve("index.html"));
	}

	@Test
	void everyFileThatThePageNamesIsThere() {
		assertThat(found(NAMED, this.page)).isNotEmpty().allSatisfy((name) -> assertThat(WEB.resolve(name)).exists());
	}

	@Test
	void modulesOfTheFirstViewAreAskedForAtOnceAndNoOthers() throws IOException {
		Set<String> imported = new TreeSet<>();
		walk("app/main.js", imported);
		assertThat(new TreeSet<>(found(PRELOADED, this.page))).isEqualTo(imported);
	}

	@Test
	void bothLanguagesHaveTheSameWords() throws IOException {
		assertThat(words("zh")).isEqualTo(words("en")).hasSizeGreaterThan(100);
	}

	@Test
	void everyWordIsSaidSomewhere() throws IOException {
		String english = Files.readString(WEB.resolve("app/text/en.js"));
		StringBuilder modules = new StringBuilder();
		try (Stream<Path> files = Files.walk(WEB.resolve("app"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				modules.append(Files.readString(file));
			}
		}
		List<String> said = found(Pattern.compile("(?:words|text\\(\\))\\.((?:fields\\.)?\\w+)"), modules.toString());
		String fields = found(Pattern.compile("(?s)\tfields: \\{(.*?)\\}"), english).getFirst();
		assertThat(said).containsAll(found(Pattern.compile("(?m)^\t(?!fields)(\\w+):"), english))
			.containsAll(found(Pattern.compile("(\\w+): '"), fields).stream().map("fields."::concat).toList());
	}

	@Test
	void noMarkupSetsStylesWhichThePolicyForbids() throws IOException {
		try (Stream<Path> files = Files.walk(WEB.resolve("app"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				assertThat(Files.readString(file)).as(file.toString()).doesNotContain(" style=", "innerHTML", "eval(");
			}
		}
	}

	private void walk(String name, Set<String> imported) throws IOException {
		if (imported.add(name)) {
			for (String target : found(IMPORT, Files.readString(WEB.resolve(name)))) {
				walk(resolve(name, target), imported);
			}
		}
	}

	private String resolve(String from, String target) {
		if (target.startsWith(".")) {
			return Path.of(from).resolveSibling(target).normalize().toString();
		}
		return MAPPED.matcher(this.page)
			.results()
			.filter((entry) -> entry.group(1).equals(target)
					|| entry.group(1).endsWith("/") && target.startsWith(entry.group(1)))
			.map((entry) -> entry.group(2) + target.substring(entry.group(1).length()))
			.findFirst()
			.orElseThrow(
					() -> new AssertionError("%s imports %s, which is not in the import map".formatted(from, target)));
	}

	private static List<String> words(String language) throws IOException {
		return found(Pattern.compile("(?m)(?:^\\t|[{,] |^\\t\\t)'?([A-Za-z.-]+)'?: "),
				Files.readString(WEB.resolve("app/text/" + language + ".js")))
			.stream()
			.sorted()
			.toList();
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
	}

}
