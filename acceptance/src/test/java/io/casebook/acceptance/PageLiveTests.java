package io.casebook.acceptance;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changes on the platform changes on the page, without anybody touching it.
 */
@AgainstPlatform
@InBrowser
@ExtendWith(Tidying.class)
@Order(Stage.STEWARDSHIP)
class PageLiveTests {

	private static final String RIVAL = """
			{"company": "lufax", "index": "valuation", "relation": "eq", "value": 11000000000, "unit": "USD",
			"period": "2016", "status": "estimated", "knownFrom": "2018-07", "sources": [{"key": "doc"}]}""";

	private static final String ONLY = """
			{"company": "qudian", "index": "valuation", "relation": "eq", "value": 13000000000, "unit": "USD",
			"period": "2016", "status": "estimated", "knownFrom": "2018-07", "sources": [{"key": "doc"}]}""";

	private static final String IN_ANOTHER_UNIT = """
			{"company": "qudian", "index": "valuation", "relation": "eq", "value": 30000000000, "unit": "CNY",
			"period": "2016", "status": "estimated", "knownFrom": "2018-07", "sources": [{"key": "doc"}]}""";

	private static final String EVENT = """
			{"company": "qudian", "date": "2018-07", "kind": "other", "title": "Seen while it happened",
			"sources": [{"key": "doc"}]}""";

	private final Browser browser;

	PageLiveTests(Browser browser) {
		this.browser = browser;
	}

	@Test
	void rivalClaimAndNewEventAppearAreMarkedAndGoAgain() {
		this.browser.open(Browser.CASES);
		assertThat(this.browser.all(".matrix .differ")).isEmpty();
		JsonNode claim = Curator.create("/api/v1/observations", RIVAL);
		JsonNode event = Curator.create("/api/v1/events", EVENT);
		try {
			this.browser.awaitText("[data-cell='lufax~valuation']", "claims differ");
			this.browser.awaitText("[data-company=qudian].lane", "Seen while it happened");
			this.browser.click("[data-cell='lufax~valuation']");
			this.browser.awaitText("#claims", "US$11 bn");
		}
		finally {
			retire("/api/v1/observations/", claim);
			retire("/api/v1/events/", event);
		}
		this.browser.awaitGone(".matrix .differ");
	}

	@Test
	void openedCellShowsWhatItsClaimIsCorrectedToAndThatInItsHistory() {
		JsonNode claim = Curator.create("/api/v1/observations", ONLY);
		String path = "/api/v1/observations/" + Json.string(claim, "id");
		try {
			this.browser.open(Browser.CASES + "&cell=qudian~valuation");
			this.browser.awaitText("#claims", "US$13 bn");
			this.browser.awaitTexts("#history strong", "Version 1");
			Curator.change(path, "{\"value\":14000000000}");
			this.browser.awaitText("#claims", "US$14 bn");
			this.browser.awaitTexts("#history strong", "Version 2", "Version 1");
		}
		finally {
			Curator.retire(path);
		}
	}

	@Test
	void figureInAnotherUnitIsSaidNotToBeComparable() {
		JsonNode claim = Curator.create("/api/v1/observations", IN_ANOTHER_UNIT);
		try {
			this.browser.open(Browser.CASES + "&chart=valuation&sort=-valuation");
			this.browser.awaitText("[data-cell='qudian~valuation']", "≠ other unit");
			assertThat(this.browser.await("[data-cell='qudian~valuation']").getText()).contains("30 bn")
				.doesNotContain("Rank");
			this.browser.awaitTexts(".matrix thead th[data-company]", "Lufax", "Ant Financial", "ZhongAn", "QuDian");
			this.browser.run("document.querySelector(\"[data-cell='qudian~valuation']\").focus()");
			this.browser.awaitText("#cell-hint", "cannot be compared");
			this.browser.awaitText("casebook-bars .missing", "In another unit, so not compared: QuDian (");
			this.browser.awaitText("casebook-radar .missing", "In another unit, so not compared: QuDian (Valuation).");
			assertThat(this.browser.texts("casebook-radar tbody tr"))
				.contains("Valuation 1 of 2 2 of 2 no rank no rank");
		}
		finally {
			retire("/api/v1/observations/", claim);
		}
	}

	private static void retire(String collection, JsonNode item) {
		String path = collection + Json.string(item, "id");
		assertThat(Curator.delete(path, "If-Match", Platform.get(path).header("ETag")).status()).isIn(200, 204);
	}

	/** Twenty companies by fifty indices, all made for this, stay smooth. */
	@Test
	void aThousandCellsStaySmooth() {
		Crowd crowd = Crowd.of(20, 50);
		this.browser.open(crowd.address());
		assertThat(this.browser.all(".matrix .cell")).hasSize(1000);
		this.browser.awaitText("casebook-timeline .empty", "No events of these companies are known.");
		Map<?, ?> measured = (Map<?, ?>) Objects.requireNonNull(this.browser.runUntilCalledBack("""
				const done = arguments[0];
				const tasks = [];
				new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)))
					.observe({type: 'longtask'});
				const scroller = document.querySelector('casebook-matrix .scroller');
				scroller.scrollIntoView();
				let frames = 0;
				const begin = performance.now();
				const step = () => {
					frames++;
					scroller.scrollTop += 40;
					scroller.scrollLeft += 25;
					if (performance.now() - begin < 2000) {
						requestAnimationFrame(step);
					} else {
						done({frames: frames / 2, longest: Math.round(Math.max(0, ...tasks))});
					}
				};
				requestAnimationFrame(step);"""));
		System.out.println("1000 cells, frames per second and longest task while scrolling, ms: " + measured);
		assertThat(number(measured, "frames")).isGreaterThan(10);
		assertThat(number(measured, "longest")).isLessThan(1500);
	}

	private static double number(Map<?, ?> measured, String name) {
		return ((Number) Objects.requireNonNull(measured.get(name))).doubleValue();
	}

}
