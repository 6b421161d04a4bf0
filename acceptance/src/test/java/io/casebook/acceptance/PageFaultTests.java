package io.casebook.acceptance;

import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page says what is out, shows the rest, and is whole again by itself.
 */
@AgainstPlatform(destructive = true)
@InBrowser
@Order(Stage.FAULTS)
class PageFaultTests {

	private final Faults faults = Objects.requireNonNull(Faults.named());

	private final Browser browser;

	PageFaultTests(Browser browser) {
		this.browser = browser;
	}

	@AfterEach
	void everythingIsLiveAgain() {
		Awaitility.await("all sections live")
			.atMost(this.faults.recovery())
			.ignoreExceptions()
			.until(() -> Json.list(Platform.json(Platform.COMPARISON).get("sections"))
				.stream()
				.map((section) -> Json.string(section, "status"))
				.allMatch("live"::equals));
	}

	@Test
	void withoutTheTimelineServiceThereAreProfilesFiguresAndANotice() {
		// asked for by nobody before, so that there is no copy to fall back on
		String view = "/?companies=zhongan,qudian,lufax&indices=valuation,cumulative-users&asOf=2018-09&lang=en";
		this.faults.kill("timeline-service");
		this.browser.open(view);
		this.browser.awaitText("[data-notice=timeline]", "Timelines");
		assertThat(this.browser.texts(".card h3")).containsExactly("ZhongAn", "QuDian", "Lufax");
		assertThat(this.browser.all(".matrix .cell")).hasSize(6);
		this.faults.restore("timeline-service");
		awaitGone("[data-notice=timeline]");
		assertThat(this.browser.all(".lane .event")).isNotEmpty();
	}

	@Test
	void withoutTheGatewayThePageSaysSoAndRecovers() {
		this.browser.open(Browser.CASES);
		this.faults.kill("gateway");
		this.browser.click("#refresh");
		this.browser.awaitText("[data-notice=unreachable]", "cannot be reached");
		assertThat(this.browser.all(".matrix .cell")).as("what was there stays").hasSize(96);
		this.faults.restore("gateway");
		awaitGone("[data-notice]");
		JsonNode cells = Platform.json(Platform.COMPARISON).get("cells");
		assertThat(this.browser.all(".matrix .cell")).hasSize(cells.size());
	}

	private void awaitGone(String css) {
		Awaitility.await(css + " goes").atMost(this.faults.recovery()).until(() -> this.browser.all(css).isEmpty());
	}

}
