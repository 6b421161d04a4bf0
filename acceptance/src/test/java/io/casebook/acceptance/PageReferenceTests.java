package io.casebook.acceptance;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API reference works in a browser that lets it do no more than the page, and calls
 * the API with the key that is entered.
 */
@AgainstPlatform
@InBrowser
class PageReferenceTests {

	private static final String OPERATION = "#operations-companies-listGroups ";

	private final Browser browser;

	PageReferenceTests(Browser browser) {
		this.browser = browser;
	}

	@Test
	void operationIsTriedWithTheKeyUnderAStrictPolicy() {
		Answer page = Platform.get("/swagger-ui/index.html", "Accept", "text/html");
		assertThat(page.header("Content-Security-Policy"))
			.contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
			.doesNotContain("unsafe");
		this.browser.driver().get(Platform.url() + "/docs");
		this.browser.await(OPERATION);
		assertThat(this.browser.log(LogType.BROWSER).stream().map(LogEntry::toString)).isEmpty();
		enterKey(AdminKey.value());
		this.browser.click(OPERATION + ".opblock-summary-control");
		this.browser.click(OPERATION + ".try-out__btn");
		this.browser.click(OPERATION + ".execute");
		this.browser.awaitText(OPERATION + ".live-responses-table .response-col_status", "200");
		this.browser.awaitText(OPERATION + ".curl", "X-API-Key: " + AdminKey.value());
		this.browser.awaitText(OPERATION + ".live-responses-table .response-col_description", "fintech-cases");
		assertThat(this.browser.log(LogType.BROWSER).stream().map(LogEntry::toString)).isEmpty();
	}

	private void enterKey(String key) {
		this.browser.click(".btn.authorize");
		this.browser.await("#api_key_value");
		this.browser.type("#api_key_value", key);
		this.browser.click(".modal-ux .auth-btn-wrapper .authorize");
		this.browser.click(".modal-ux .close-modal");
		this.browser.awaitGone(".modal-ux");
	}

}
