package io.casebook.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page makes of answers that were refused, came late or never, or do not hold
 * all; it is right again by itself.
 */
@AgainstPlatform
@InBrowser
@ExtendWith(Tidying.class)
@Order(Stage.STEWARDSHIP)
class PageRecoveryTests {

	/** Twice as long as the page leaves what it shows, and some more. */
	private static final Duration PATIENCE = Duration.ofSeconds(50);

	private static final String CLAIM = """
			{"company": "lufax", "index": "valuation", "relation": "eq", "value": 11000000000, "unit": "USD",
			"period": "2016", "status": "estimated", "knownFrom": "2018-07", "sources": [{"key": "doc"}]}""";

	private static final String STOPS = "/api/v1/observations?company=ant-financial%2Clufax";

	private final PageProxy proxy = new PageProxy();

	private final Browser browser;

	PageRecoveryTests(Browser browser) throws IOException {
		this.browser = browser;
	}

	@AfterEach
	void leave() {
		this.browser.afresh();
		this.proxy.close();
	}

	@Test
	void viewThatWasRefusedAfterAChangeIsAskedForAgain() {
		this.browser.hurry();
		open();
		await("a stream", () -> this.proxy.streams() == 1);
		this.proxy.refuse(PageProxy.VIEW);
		JsonNode claim = Curator.create("/api/v1/observations", CLAIM);
		try {
			this.browser.awaitText("[data-notice=refused]", "Refused for a while");
			this.proxy.relent();
			await("the claim", () -> !this.browser.all(".matrix .differ").isEmpty());
			assertThat(this.browser.all("[data-notice]")).isEmpty();
		}
		finally {
			Curator.retire("/api/v1/observations/" + Json.string(claim, "id"));
		}
	}

	@Test
	void listsThatWereRefusedAreAskedForAgain() {
		this.browser.hurry();
		this.proxy.refuse("/api/v1/groups");
		open();
		await("a stream", () -> this.proxy.streams() == 1);
		assertThat(this.browser.all("#group option[value=fintech-cases]")).isEmpty();
		this.proxy.relent();
		await("groups", () -> !this.browser.all("#group option[value=fintech-cases]").isEmpty());
		assertThat(this.browser.all("[data-notice]")).isEmpty();
	}

	@Test
	void pageOfAProxyIsNoAnswer() {
		open();
		await("a stream", () -> this.proxy.streams() == 1);
		this.proxy.alter((view) -> "<html>Back soon</html>");
		JsonNode claim = Curator.create("/api/v1/observations", CLAIM);
		try {
			this.browser.await("[data-notice=unreachable]");
			this.proxy.alter((view) -> view);
			await("the claim", () -> !this.browser.all(".matrix .differ").isEmpty());
			assertThat(this.browser.all("[data-notice]")).isEmpty();
		}
		finally {
			Curator.retire("/api/v1/observations/" + Json.string(claim, "id"));
		}
	}

	@Test
	void groupThatIsRetiredIsSaidNotToBeThereAnyMore() {
		Curator.put("/api/v1/groups/short-lived", """
				{"title": "Short-lived", "members": ["lufax", "qudian"]}""", "If-None-Match", "*");
		open("/?group=short-lived&indices=valuation&lang=en");
		await("a stream", () -> this.proxy.streams() == 1);
		Curator.retire("/api/v1/groups/short-lived");
		this.browser.awaitText("[data-notice=refused]", "short-lived");
		assertThat(this.browser.all(".matrix .cell")).as("what was there stays").hasSize(2);
	}

	@Test
	void streamThatFellSilentIsFollowedAnew() {
		open();
		await("a stream", () -> this.proxy.streams() == 1);
		this.proxy.silence();
		JsonNode claim = Curator.create("/api/v1/observations", CLAIM);
		try {
			await("the claim", () -> !this.browser.all(".matrix .differ").isEmpty());
			await("a stream", () -> this.proxy.streams() == 1);
		}
		finally {
			Curator.retire("/api/v1/observations/" + Json.string(claim, "id"));
		}
		this.browser.awaitGone(".matrix .differ");
	}

	@Test
	void streamThatWasRefusedIsTriedAgainAfterAMinute() {
		this.browser.hurry();
		this.proxy.refuse(PageProxy.STREAM);
		open();
		await("a refusal", () -> this.proxy.asked(PageProxy.STREAM) == 1);
		this.proxy.relent();
		this.browser.run("const now = Date.now; Date.now = () => now() + 60_000");
		await("a stream", () -> this.proxy.streams() == 1);
	}

	@Test
	void hiddenPageFollowsNoStreamAndShowsWhatChangedMeanwhileWhenItIsSeenAgain() {
		open();
		await("a stream", () -> this.proxy.streams() == 1);
		long asked = this.proxy.asked(STOPS);
		WebDriver.TargetLocator windows = this.browser.driver().switchTo();
		String page = this.browser.driver().getWindowHandle();
		windows.newWindow(WindowType.TAB);
		JsonNode claim;
		try {
			await("no stream", () -> this.proxy.streams() == 0);
			claim = Curator.create("/api/v1/observations", CLAIM);
		}
		finally {
			this.browser.driver().close();
			windows.window(page);
		}
		try {
			this.browser.await(".matrix .differ");
			await("a stream", () -> this.proxy.streams() == 1);
			await("the dates that the slider stops at", () -> this.proxy.asked(STOPS) > asked);
		}
		finally {
			Curator.retire("/api/v1/observations/" + Json.string(claim, "id"));
		}
		this.browser.awaitGone(".matrix .differ");
	}

	@Test
	void claimsThatComeLateAreNotShownUnderAnotherCell() {
		open();
		this.proxy.hold("company=lufax&index=valuation");
		this.browser.click("[data-cell='lufax~valuation']");
		this.browser.awaitText("#detail h2", "Valuation");
		this.browser.press(Keys.ESCAPE);
		this.browser.awaitGone("#detail[open]");
		this.browser.click("[data-cell='ant-financial~valuation']");
		this.browser.await("#claims li");
		List<String> claims = this.browser.texts("#claims li");
		this.proxy.relent();
		Pause.of(1000);
		assertThat(this.browser.texts("#claims li")).isEqualTo(claims);
	}

	@Test
	void timelineThatDoesNotHoldAllEventsIsSaidNotTo() {
		this.proxy.alter((view) -> view.replace("\"timeline\":{\"status\":\"live\"}",
				"\"timeline\":{\"status\":\"live\",\"next\":\"/api/v1/timeline?cursor=x\"}"));
		open();
		this.browser.awaitText("[data-notice=timeline-not-all]", "Timelines: there is more than fits here.");
	}

	private void open() {
		open(Browser.CASES);
	}

	private void open(String path) {
		this.browser.driver().get(this.proxy.url() + path);
		this.browser.await(".matrix .cell");
		this.browser.await("#take");
	}

	private static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).ignoreExceptions().until(condition);
	}

}
