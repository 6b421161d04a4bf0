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

	@Test
	void operationIsTriedWithTheKeyUnderAStrictPolicy() {
		Answer page = Platform.get("/swagger-ui/index.html", "Accept", "text/html");
		assertThat(page.header("Content-Security-Policy"))
			.contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
			.doesNotContain("unsafe");
		try (Browser browser = Browser.desktop()) {
			browser.driver().get(Platform.url() + "/docs");
			browser.await(OPERATION);
			assertThat(browser.log(LogType.BROWSER).stream().map(LogEntry::toString)).isEmpty();
			enterKey(browser, AdminKey.value());
			browser.click(OPERATION + ".opblock-summary-control");
			browser.click(OPERATION + ".try-out__btn");
			browser.click(OPERATION + ".execute");
			browser.awaitText(OPERATION + ".live-responses-table .response-col_status", "200");
			browser.awaitText(OPERATION + ".curl", "X-API-Key: " + AdminKey.value());
			browser.awaitText(OPERATION + ".live-responses-table .response-col_description", "fintech-cases");
			assertThat(browser.log(LogType.BROWSER).stream().map(LogEntry::toString)).isEmpty();
		}
	}

	private void enterKey(Browser browser, String key) {
		browser.click(".btn.authorize");
		browser.await("#api_key_value");
		browser.type("#api_key_value", key);
		browser.click(".modal-ux .auth-btn-wrapper .authorize");
		browser.click(".modal-ux .close-modal");
		browser.awaitGone(".modal-ux");
	}

}
