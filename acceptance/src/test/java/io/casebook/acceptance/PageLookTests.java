package io.casebook.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page for everybody: in two languages, light and dark, on a phone, on paper, by keys
 * and by ear. Pictures of it are left in {@code target/page}.
 */
@AgainstPlatform
@InBrowser
class PageLookTests {

	private final Browser browser;

	PageLookTests(Browser browser) {
		this.browser = browser;
	}

	@ParameterizedTest
	@CsvSource({ "en, light, 1360", "en, dark, 1360", "zh, light, 1360", "zh, dark, 1360", "en, light, 390",
			"en, dark, 390", "zh, light, 390", "zh, dark, 390" })
	void nothingBarsAnybodyOrRunsOverTheEdge(String language, String theme, int width) throws IOException {
		this.browser.resize(width);
		this.browser.open(Browser.CASES.replace("lang=en", "lang=" + language).replace("light", theme));
		this.browser.await("#as-of:enabled");
		assertThat((Long) this.browser.run("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
		picture("%s-%s-%d".formatted(language, theme, width));
		assertThat(violations("document")).isEmpty();
		this.browser.click("[data-cell='ant-financial~active-users']");
		this.browser.await("#history");
		picture("%s-%s-%d-cell".formatted(language, theme, width));
		assertThat(violations("'#detail'")).as("in an open cell").isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "en, 320", "en, 360", "en, 768", "en, 1024", "en, 1600", "zh, 320", "zh, 360", "zh, 768" })
	void nothingRunsOverTheEdgeOfAnyScreen(String language, int width) throws IOException {
		this.browser.resize(width);
		this.browser.open(Browser.CASES.replace("lang=en", "lang=" + language));
		this.browser.await("#as-of:enabled");
		assertThat((Long) this.browser.run("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
		picture("%s-light-%d".formatted(language, width));
	}

	/** In English, as the browser may have no typeface for Chinese. */
	@ParameterizedTest
	@ValueSource(ints = { 320, 360, 390, 768, 1280, 1600 })
	void labelsOfChartsAreApart(int width) throws IOException {
		this.browser.resize(width);
		this.browser.open(Browser.CASES);
		for (String chart : List.of("casebook-bars", "casebook-radar")) {
			this.browser.await(chart);
			this.browser.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", chart);
			this.browser.await(chart + " casebook-canvas[data-drawn]");
			picture("en-light-%d-%s".formatted(width, chart));
			assertThat(crowded(chart)).as(chart).isEmpty();
		}
	}

	/**
	 * The labels of a chart that are over its edge, and the pairs of which one is over
	 * the other. Only what the browser paints of a line counts, not the space that the
	 * chart's library leaves for it.
	 */
	@SuppressWarnings("unchecked")
	private List<String> crowded(String chart) {
		return (List<String>) Objects.requireNonNull(this.browser.run(
				"""
						const canvas = document.querySelector(arguments[0] + ' casebook-canvas');
						const pen = document.createElement('canvas').getContext('2d');
						const labels = canvas.chart.getZr().storage.getDisplayList(true)
							.filter((each) => each.type === 'tspan' && each.style.text)
							.map(({style, transform}) => {
								pen.font = style.font;
								pen.textAlign = style.textAlign;
								pen.textBaseline = style.textBaseline;
								const ink = pen.measureText(style.text);
								const {x, y} = new DOMMatrix(transform ?? undefined).transformPoint({x: style.x, y: style.y});
								return {text: style.text, left: x - ink.actualBoundingBoxLeft, right: x + ink.actualBoundingBoxRight,
									top: y - ink.actualBoundingBoxAscent, bottom: y + ink.actualBoundingBoxDescent};
							});
						const over = labels.filter((each) => each.left < 0 || each.top < 0
							|| each.right > canvas.clientWidth || each.bottom > canvas.clientHeight);
						const pairs = labels.flatMap((one, at) => labels.slice(at + 1)
							.filter((other) => one.left < other.right && other.left < one.right
								&& one.top < other.bottom && other.top < one.bottom)
							.map((other) => one.text + ' / ' + other.text));
						return labels.length ? [...over.map((each) => each.text), ...pairs] : ['no labels'];""",
				chart));
	}

	/** What axe finds, of everything that it looks for. */
	@SuppressWarnings("unchecked")
	private List<String> violations(String part) throws IOException {
		try (InputStream axe = Objects.requireNonNull(PageLookTests.class.getResourceAsStream("/axe.min.js"))) {
			this.browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
		}
		return (List<String>) Objects.requireNonNull(this.browser.runUntilCalledBack(
				"""
						const done = arguments[0];
						axe.run(%s, {resultTypes: ['violations']}).then((result) => done(result.violations.map((each) =>
							each.id + ': ' + each.nodes.map((node) => node.html).join(' '))), (error) => done([String(error)]));"""
					.formatted(part)));
	}

	private void picture(String name) throws IOException {
		Path folder = Files.createDirectories(Path.of("target/page"));
		Files.write(folder.resolve(name + ".png"), this.browser.driver().getScreenshotAs(OutputType.BYTES));
	}

	@Test
	void languageAndThemeAreChosenOnThePage() {
		this.browser.open(Browser.CASES);
		new Select(this.browser.await("#language")).selectByValue("zh");
		this.browser.awaitTexts(".matrix thead th[data-company]", "蚂蚁金服", "陆金所", "众安保险", "趣店");
		this.browser.awaitText("h1", "逐案比较公司");
		assertThat(this.browser.run("return document.documentElement.lang")).isEqualTo("zh-Hans");
		Object light = this.browser.run("return getComputedStyle(document.body).backgroundColor");
		new Select(this.browser.await("#theme")).selectByValue("dark");
		assertThat(this.browser.run("return getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
		assertThat(this.browser.address()).contains("lang=zh").contains("theme=dark");
	}

	@Test
	void everythingIsReachedByTheTabKeyAndTheTableIsOneStop() {
		this.browser.open(Browser.CASES);
		List<String> stops = IntStream.range(0, 90).mapToObj((stop) -> {
			this.browser.press(Keys.TAB);
			return (String) Objects.requireNonNull(this.browser.run("""
					const focus = document.activeElement;
					return focus.dataset.cell ? 'cell' : focus.id || focus.className || focus.tagName""" + ";"));
		}).toList();
		assertThat(stops).startsWith("skip", "brand", "refresh", "language", "theme")
			.contains("company-search", "group", "index-set", "choose-indices", "as-of", "chart-index", "lanes",
					"zoom-in");
		assertThat(stops.stream().filter("cell"::equals)).hasSize(1);
	}

	@Test
	void paperShowsTheWholeTableItsSourcesAndChartsAndNothingToClick() throws IOException {
		this.browser.open(Browser.CASES.replace("light", "dark"));
		this.browser.run("window.print = () => document.body.dataset.printed = 'true'");
		this.browser.click("#print");
		this.browser.await("[data-printed]");
		assertThat(this.browser.all("casebook-canvas[data-drawn]")).hasSize(2);
		try (PDDocument paper = Loader
			.loadPDF(Base64.getDecoder().decode(this.browser.driver().print(new PrintOptions()).getContent()))) {
			JsonNode view = Platform.json(Platform.COMPARISON);
			assertThat(new PDFTextStripper().getText(paper).replaceAll("\\s+", " "))
				.contains("What was known by Jul 2018")
				.contains(Json.strings(view, "indices", "title"))
				.contains(Json.strings(view, "timeline", "title"))
				.contains(Json.strings(view, "findings", "message"))
				.contains("520 mn users", "Alibaba Group, 2017", "The source counts annual active users")
				.doesNotContain("Choose indices", "Add a company", "Refresh", "Download", "Copy");
			assertThat(paper.getNumberOfPages()).isBetween(3, 10);
		}
	}

	/** As by the browser's own menu, which waits for nothing. */
	@Test
	void paperHasChartsThatWereNeverOnTheScreen() throws IOException {
		this.browser.open(Browser.CASES.replace("light", "dark"));
		this.browser.await("casebook-canvas.radar");
		this.browser.runUntilCalledBack("""
				const done = arguments[0];
				new PerformanceObserver((list) => list.getEntries().some((each) => each.name.includes('echarts'))
					&& setTimeout(done, 500)).observe({type: 'resource', buffered: true});""");
		assertThat(this.browser.all("casebook-canvas[data-drawn]")).isEmpty();
		try (PDDocument paper = Loader
			.loadPDF(Base64.getDecoder().decode(this.browser.driver().print(new PrintOptions()).getContent()))) {
			long pictures = paper.getDocument()
				.getObjectsByType(COSName.XOBJECT)
				.stream()
				.filter((object) -> object.getObject() instanceof COSStream stream
						&& COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE)))
				.count();
			assertThat(pictures).as("bars and radar").isGreaterThanOrEqualTo(2);
		}
		assertThat(this.browser.all("casebook-canvas[data-drawn]")).hasSize(2);
	}

}
