package io.casebook.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page for everybody: in two languages, light and dark, on a phone, on paper, by keys
 * and by ear. Pictures of it are left in {@code target/page}.
 */
@AgainstPlatform
@InBrowser
class PageLookTests {

	@ParameterizedTest
	@CsvSource({ "en, light, 1360", "zh, dark, 1360", "zh, light, 390", "en, dark, 390" })
	void nothingBarsAnybodyOrRunsOverTheEdge(String language, String theme, int width) throws IOException {
		try (Browser browser = Browser.of(width, 900)) {
			browser.driver()
				.executeCdpCommand("Emulation.setDeviceMetricsOverride",
						Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
			browser.open(Browser.CASES.replace("lang=en", "lang=" + language).replace("light", theme));
			assertThat((Long) browser.run("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
			picture(browser, "%s-%s-%d".formatted(language, theme, width));
			assertThat(violations(browser)).isEmpty();
			browser.click("[data-cell='ant-financial~active-users']");
			browser.await("#claims");
			picture(browser, "%s-%s-%d-cell".formatted(language, theme, width));
			assertThat(violations(browser)).as("with an open cell").isEmpty();
		}
	}

	/** What axe finds, of everything that it looks for. */
	@SuppressWarnings("unchecked")
	private static List<String> violations(Browser browser) throws IOException {
		try (InputStream axe = Objects.requireNonNull(PageLookTests.class.getResourceAsStream("/axe.min.js"))) {
			browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
		}
		return (List<String>) Objects.requireNonNull(browser.runUntilCalledBack(
				"""
						const done = arguments[0];
						axe.run(document, {resultTypes: ['violations']}).then((result) => done(result.violations.map((each) =>
							each.id + ': ' + each.nodes.map((node) => node.html).join(' '))), (error) => done([String(error)]));"""));
	}

	private static void picture(Browser browser, String name) throws IOException {
		Path folder = Files.createDirectories(Path.of("target/page"));
		Files.write(folder.resolve(name + ".png"), browser.driver().getScreenshotAs(OutputType.BYTES));
	}

	@Test
	void languageAndThemeAreChosenOnThePage() {
		try (Browser browser = Browser.desktop()) {
			browser.open(Browser.CASES);
			new Select(browser.await("#language")).selectByValue("zh");
			browser.awaitTexts(".matrix thead th[data-company]", "蚂蚁金服", "陆金所", "众安保险", "趣店");
			browser.awaitText("h1", "逐案比较公司");
			assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-Hans");
			Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
			new Select(browser.await("#theme")).selectByValue("dark");
			assertThat(browser.run("return getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
			assertThat(browser.address()).contains("lang=zh").contains("theme=dark");
		}
	}

	@Test
	void everythingIsReachedByTheTabKeyAndTheTableIsOneStop() {
		try (Browser browser = Browser.desktop()) {
			browser.open(Browser.CASES);
			List<String> stops = IntStream.range(0, 90).mapToObj((stop) -> {
				browser.press(Keys.TAB);
				return (String) Objects.requireNonNull(browser.run("""
						const focus = document.activeElement;
						return focus.dataset.cell ? 'cell' : focus.id || focus.className || focus.tagName""" + ";"));
			}).toList();
			assertThat(stops).startsWith("skip", "brand", "refresh", "language", "theme")
				.contains("company-search", "group", "index-set", "choose-indices", "as-of", "chart-index", "lanes",
						"zoom-in");
			assertThat(stops.stream().filter("cell"::equals)).hasSize(1);
		}
	}

	@Test
	void paperShowsTheWholeTableAndNothingToClick() {
		try (Browser browser = Browser.desktop()) {
			browser.open(Browser.CASES);
			browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
			assertThat(browser.await(".chooser").isDisplayed()).isFalse();
			assertThat(browser.await(".settings").isDisplayed()).isFalse();
			assertThat(browser.run("""
					const scroller = document.querySelector('casebook-matrix .scroller');
					return getComputedStyle(scroller).overflowY + getComputedStyle(scroller).maxHeight"""))
				.isEqualTo("visiblenone");
			Map<String, Object> pdf = browser.driver().executeCdpCommand("Page.printToPDF", Map.of());
			assertThat(Objects.requireNonNull(pdf.get("data")).toString()).hasSizeGreaterThan(50_000);
		}
	}

}
