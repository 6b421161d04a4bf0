package io.casebook.acceptance;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Charts, timelines, relationships and findings on the page, each with what it says in
 * words.
 */
@AgainstPlatform
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageSectionsTests {

	private final Browser browser;

	PageSectionsTests(Browser browser) {
		this.browser = browser;
	}

	@BeforeEach
	void openTheCases() {
		this.browser.open(Browser.CASES);
	}

	@Test
	void barsAreDrawnWithOpenEndsAndTellWhatIsMissing() {
		this.browser.run("arguments[0].scrollIntoView()", this.browser.await("casebook-bars"));
		this.browser.await("casebook-canvas.bars[data-drawn] canvas");
		new Select(this.browser.await("#chart-index")).selectByValue("active-users");
		this.browser.awaitText("casebook-bars .missing", "ZhongAn (not reported) and QuDian (not reported)");
		this.browser.await("casebook-bars .key.open-above");
		assertThat(this.browser.texts("casebook-bars tbody tr")).containsExactly("Ant Financial 520 mn users",
				"Lufax > 30 mn users", "ZhongAn not reported", "QuDian not reported");
		new Select(this.browser.await("#chart-index")).selectByValue("capital-sought-by-listing");
		this.browser.await("casebook-bars .key.open-below");
		assertThat(this.browser.address()).contains("chart=capital-sought-by-listing");
		assertThat(inkOf("casebook-canvas.bars canvas")).isGreaterThan(500);
	}

	@Test
	void radarShowsRanksAndTellsWhatItLeavesOut() {
		this.browser.run("arguments[0].scrollIntoView()", this.browser.await("casebook-radar"));
		this.browser.await("casebook-canvas.radar[data-drawn] canvas");
		assertThat(inkOf("casebook-canvas.radar canvas")).isGreaterThan(500);
		assertThat(this.browser.texts("casebook-radar tbody tr")).contains(
				"Active users 1–2 of 2 1–2 of 2 no rank no rank", "Cumulative users 2 of 2 no rank 1 of 2 no rank");
		assertThat(this.browser.await("casebook-radar .missing").getText()).contains("20 indices are left out");
	}

	@Test
	void onAPhoneNothingOfTheChartsIsCutOff() {
		this.browser.resize(390);
		this.browser.open(Browser.CASES);
		for (String chart : List.of("bars", "radar")) {
			this.browser.run("arguments[0].scrollIntoView()", this.browser.await("casebook-" + chart));
			this.browser.await("casebook-canvas.%s[data-drawn] canvas".formatted(chart));
			assertThat(this.browser.run("""
					const canvas = arguments[0];
					const pixels = canvas.getContext('2d');
					const inked = (x) => pixels.getImageData(x, 0, 1, canvas.height).data.some((each) => each > 0);
					return inked(0) || inked(canvas.width - 1);""",
					this.browser.await("casebook-canvas.%s canvas".formatted(chart))))
				.as("ink at the sides of " + chart)
				.isEqualTo(false);
		}
		assertThat(this.browser.run("""
				const scroller = document.querySelector('casebook-radar .scroller');
				return scroller.scrollWidth <= scroller.clientWidth;""")).as("ranks beside each other").isEqualTo(true);
		this.browser.afresh();
	}

	/** How many pixels of a drawing are not empty. */
	private long inkOf(String canvas) {
		return (Long) Objects.requireNonNull(this.browser.run("""
				const canvas = arguments[0];
				const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
				return data.filter((_, at) => at % 4 === 3 && data[at] > 0).length;""", this.browser.await(canvas)));
	}

	@Test
	void everyEventHasItsPlaceInTheLaneOfItsCompanyAsWideAsItsDate() {
		JsonNode timeline = Platform.json(Platform.COMPARISON).get("timeline");
		assertThat(this.browser.all(".lane")).hasSize(4);
		assertThat(this.browser.all(".lane .event")).hasSize(timeline.size());
		assertThat(this.browser.texts("[data-company=qudian].lane .label [lang]")).first().isEqualTo("Founded");
		double year = width("[data-company=qudian] .kind-founding .extent");
		assertThat(width(".lane .open-to .extent")).as("a date open to the end").isGreaterThan(3 * year);
		assertThat(width("[data-company=ant-financial] li:has(.shape):nth-last-child(2) .extent"))
			.as("a day, or a year beside others")
			.isLessThanOrEqualTo(year + 1);
		assertThat(this.browser.all(".lane .kind-founding .shape path")).isNotEmpty();
		assertThat(this.browser.texts(".legend.kinds li")).contains("Founding", "Listing", "Valuation");
	}

	private double width(String css) {
		return ((Number) Objects.requireNonNull(
				this.browser.run("return arguments[0].getBoundingClientRect().width", this.browser.await(css))))
			.doubleValue();
	}

	/** As the services read them: no season has days of its own. */
	@Test
	void partsOfAYearAreDrawnAsWhatTheyCover() {
		Object spans = this.browser.runUntilCalledBack(
				"""
						const done = arguments[0];
						const day = (days) => new Date(days * 86400000).toISOString().slice(0, 10);
						const main = document.querySelector('script[src$="main.js"]').src;
						import(new URL('date/edtf.js', main)).then(({ span }) => done(
							['2018-21', '2018-24', '2018-25', '2018-34', '2018-37', '2018-40', '?2017', '2004-06~-11', '2018-42', '2018-13']
								.map((date) => span(date)).map((it) => it ? day(it.from) + ' ' + day(it.to) : 'none').join(', ')))""");
		assertThat(spans).isEqualTo("2018-01-01 2019-01-01, 2017-11-01 2019-04-01, 2018-02-01 2018-07-01, "
				+ "2018-04-01 2018-07-01, 2018-01-01 2018-05-01, 2018-01-01 2018-07-01, 2017-01-01 2018-01-01, "
				+ "2004-06-11 2004-06-12, none, none");
	}

	@Test
	void timelineIsAlignedOnTheFoundingsAndZoomed() {
		this.browser.run("document.querySelector('#axis [value=calendar]').focus()");
		this.browser.press(Keys.ARROW_RIGHT);
		this.browser.awaitText(".lanes .axis", "+1");
		assertThat(this.browser.address()).contains("align=founding");
		double before = width("[data-company=ant-financial] .kind-founding .extent");
		this.browser.click("#zoom-in");
		this.browser.click("#zoom-in");
		assertThat(width("[data-company=ant-financial] .kind-founding .extent")).isGreaterThan(before * 1.5);
		this.browser.click("#zoom-fit");
		assertThat(width("[data-company=ant-financial] .kind-founding .extent")).isEqualTo(before);
	}

	@Test
	void eventOpensItsSourcesFromTheKeyboard() {
		this.browser.run("document.querySelector('[data-company=ant-financial] .kind-funding').focus()");
		this.browser.press(Keys.ENTER);
		this.browser.awaitText("#event-detail", "Series B of US$4.5 bn");
		assertThat(this.browser.await("#event-detail").getText()).contains("precedes the company's founding",
				"For rural and international expansion");
		assertThat(this.browser.texts("#event-sources li")).containsExactly("Case study, valid until 2018-07");
		this.browser.press(Keys.ESCAPE);
		this.browser.awaitGone("#event-detail[open]");
	}

	@Test
	void relationshipsAreAGraphAndSentences() {
		this.browser.awaitText(".graph", "Ping An Group");
		assertThat(this.browser.all(".graph .edge")).hasSize(10);
		assertThat(this.browser.texts(".graph .node.inner text")).containsExactly("Ant Financial", "Lufax", "ZhongAn",
				"QuDian");
		assertThat(this.browser.texts(".sentences li"))
			.anyMatch((text) -> text.startsWith("ZhongAn was founded by Ant Financial 2013") && text.contains("⚑"));
	}

	@Test
	void findingsAreAList() {
		List<String> messages = Json.strings(Platform.json(Platform.COMPARISON), "findings", "message");
		assertThat(this.browser.texts(".findings li > p[lang]")).isEqualTo(messages);
	}

}
