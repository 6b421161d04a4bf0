package io.casebook.acceptance;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page gives to take away is what is on the screen.
 */
@AgainstPlatform
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTakeAwayTests {

	private final Browser browser;

	PageTakeAwayTests(Browser browser) {
		this.browser = browser;
	}

	@BeforeEach
	void openTheCases() {
		this.browser.open(Browser.CASES);
		this.browser.run("arguments[0].scrollIntoView()", this.browser.await("#take"));
		this.browser.await("#downloads a[href*='.zip']");
	}

	@Test
	void everyFormatThatTheApiHasIsThereAndIsToBeHad() {
		List<String> formats = Platform.json("/v3/api-docs")
			.get("paths")
			.propertyNames()
			.stream()
			.filter((path) -> path.matches("/api/v1/(comparisons|timelines)\\.[a-z.]+"))
			.toList();
		List<String> links = this.browser.all("#downloads a")
			.stream()
			.map((link) -> Objects.requireNonNull(link.getDomAttribute("href")))
			.toList();
		assertThat(links).hasSize(formats.size() + 2).anyMatch((link) -> link.startsWith("/api/v1/comparisons.md?"));
		formats.forEach((format) -> assertThat(links).anyMatch((link) -> link.startsWith(format + "?")));
		for (String link : links) {
			assertThat(Platform.open(link, java.net.http.HttpResponse.BodyHandlers.ofByteArray()).statusCode()).as(link)
				.isEqualTo(200);
		}
	}

	@Test
	void callThatIsShownGivesTheFiguresOnTheScreen() {
		Matcher call = Pattern.compile("curl '" + Pattern.quote(Platform.url()) + "(.*)'")
			.matcher(this.browser.await("#call code").getText());
		assertThat(call.matches()).isTrue();
		assertThat(Platform.json(call.group(1))).isEqualTo(Platform.json(Platform.COMPARISON));
	}

	@Test
	void citationNamesTheSourcesAndItsLinkShowsTheSame() {
		String citation = this.browser.await("#cite code").getText();
		assertThat(citation).contains("Comparison of Ant Financial, Lufax, ZhongAn, and QuDian", "Reuters, 2018a",
				"Jul 2018");
		Matcher link = Pattern.compile(Pattern.quote(Platform.url()) + "(\\S+)").matcher(citation);
		assertThat(link.find()).isTrue();
		List<String> shown = this.browser.texts(".matrix .cell");
		this.browser.open(link.group(1));
		this.browser.awaitText("[data-notice=recorded]", "As recorded by");
		assertThat(this.browser.texts(".matrix .cell").stream().map(String::strip).toList())
			.isEqualTo(shown.stream().map(String::strip).toList());
	}

	@Test
	void copyingSaysSo() {
		WebElement copy = this.browser.await("#call button");
		this.browser.run("arguments[0].scrollIntoView({block: 'center'})", copy);
		this.browser.driver()
			.executeCdpCommand("Browser.grantPermissions",
					java.util.Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
		copy.click();
		this.browser.awaitText("#call [role=status]", "Copied");
	}

}
