package io.casebook.acceptance;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table on the page says what the API says, and each cell leads to its evidence.
 */
@AgainstPlatform
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageMatrixTests {

	private static final Map<String, String> EMPTY = Map.of("not-reported", "not reported", "not-known-yet",
			"not known yet", "not-founded-yet", "not founded yet", "not-applicable", "not applicable", "withheld",
			"withheld");

	private final Browser browser;

	PageMatrixTests(Browser browser) {
		this.browser = browser;
	}

	@BeforeEach
	void openTheCases() {
		this.browser.open(Browser.CASES);
	}

	@Test
	void everyCellIsWhatTheApiAnswers() {
		@SuppressWarnings("unchecked")
		Map<String, String> shown = (Map<String, String>) Objects.requireNonNull(this.browser.run("""
				return Object.fromEntries([...document.querySelectorAll('.matrix .cell')].map((cell) =>
					[cell.dataset.cell, (cell.querySelector('.value, .why').textContent).trim()]))"""));
		Map<String, String> expected = Json.list(Platform.json(Platform.COMPARISON).get("cells"))
			.stream()
			.collect(Collectors.toMap((cell) -> Json.string(cell, "company") + "~" + Json.string(cell, "index"),
					PageMatrixTests::inShort));
		shown.replaceAll((id, text) -> text.replace(" ", ""));
		assertThat(shown).isEqualTo(expected);
	}

	private static String inShort(JsonNode cell) {
		String state = Json.string(cell, "state");
		String text = state.equals("reported") ? Json.string(cell, "display")
				: Objects.requireNonNull(EMPTY.get(state));
		return text.replace(" ", "");
	}

	@Test
	void cellTellsRelationPeriodRankPartAndRemark() {
		assertThat(this.browser.await("[data-cell='ant-financial~active-users']").getText()).contains("520 mn users",
				"2017", "of Alipay", "Rank 1–2 of 2", "1 remark", "+2");
		assertThat(this.browser.await("[data-cell='lufax~active-users'] .relation").getText()).isEqualTo(">");
		assertThat(this.browser.await("[data-cell='lufax~valuation']").getText()).contains("≈", "early 2016",
				"estimated");
	}

	@Test
	void remarkIsExplainedOnFocusWithoutAPointer() {
		this.browser.run("document.querySelector(\"[data-cell='ant-financial~valuation']\").focus()");
		this.browser.press(Keys.ARROW_DOWN, 3);
		assertThat(this.browser.focused("data-cell")).isEqualTo("ant-financial~active-users");
		this.browser.awaitText("#cell-hint", "The source counts annual active users");
		assertThat(this.browser.await("#cell-hint").isDisplayed()).isTrue();
		this.browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
		assertThat(this.browser.focused("data-cell")).isEqualTo("zhongan~active-users");
		this.browser.awaitText("#cell-hint", "No source in Casebook states this figure");
	}

	@Test
	void cellOpensItsCitationItsClaimsAndItsHistoryAndGivesTheFocusBack() {
		this.browser.run("document.querySelector(\"[data-cell='ant-financial~active-users']\").focus()");
		this.browser.press(Keys.ENTER);
		this.browser.awaitText("#detail", "Alibaba Group, 2017");
		this.browser.await("#claims li:nth-child(3)");
		assertThat(this.browser.await("#claims").getText()).contains("520mn annual active users", "≥ 100 mn users",
				"> 50 mn users", "preferred");
		this.browser.awaitText("#history", "Version 1");
		assertThat(this.browser.await(".facts").getText()).contains("520,000,000 users", "latest-preferred/1");
		assertThat(this.browser.address()).contains("cell=ant-financial~active-users");
		this.browser.press(Keys.ESCAPE);
		this.browser.awaitGone("#detail[open]");
		assertThat(this.browser.focused("data-cell")).isEqualTo("ant-financial~active-users");
	}

	@Test
	void citationInAnOpenCellLeadsToItsSource() {
		this.browser.click("[data-cell='ant-financial~active-users']");
		this.browser.await("#detail-sources a[href='#source-AG17']");
		this.browser.click("#detail-sources a[href='#source-AG17']");
		this.browser.awaitGone("#detail[open]");
		assertThat(this.browser.focused("id")).isEqualTo("source-AG17");
		this.browser.awaitText("#source-AG17:target", "Alibaba Group, 2017");
		this.browser.goBack();
		this.browser.goBack();
		this.browser.awaitText("#detail[open]", "520,000,000 users");
	}

	@Test
	void companiesAreOrderedByARow() {
		String heads = ".matrix thead th[data-company]";
		this.browser.click("[data-index=cumulative-users] .sort");
		this.browser.awaitTexts(heads, "ZhongAn", "Ant Financial", "Lufax", "QuDian");
		this.browser.click("[data-index=cumulative-users] .sort");
		this.browser.awaitTexts(heads, "Ant Financial", "ZhongAn", "Lufax", "QuDian");
		this.browser.click("#as-given");
		this.browser.awaitTexts(heads, "Ant Financial", "Lufax", "ZhongAn", "QuDian");
	}

	@Test
	void onlyWhatTwoCompaniesHaveIsShownOnDemandAndStandsInTheAddress() {
		this.browser.click("#shared-rows");
		this.browser.awaitTexts(".matrix tbody .sort [lang]", "Valuation", "Active users", "Cumulative users",
				"Capital sought by listing");
		assertThat(this.browser.address()).contains("rows=shared");
		this.browser.goBack();
		this.browser.await("[data-index=outstanding-loans]");
	}

	@Test
	void tableStaysAStopOfTheTabKeyWhenTheLastCellIsHidden() {
		this.browser.run("document.querySelector(\"[data-cell='lufax~outstanding-loans']\").focus()");
		this.browser.click("#shared-rows");
		this.browser.awaitGone("[data-index=outstanding-loans]");
		assertThat(this.browser.all("table.matrix .cell[tabindex='0']")).hasSize(1);
	}

	@Test
	void barsAreOfTheIndexThatCompaniesAreOrderedBy() {
		this.browser.click("[data-index=active-users] .sort");
		this.browser.awaitText("#chart-index option:checked", "Active users");
	}

	@Test
	void inChineseTheFiguresAndTheirIndicesAreChineseToo() {
		this.browser.open(Browser.CASES.replace("lang=en", "lang=zh"));
		assertThat(this.browser.texts("[data-cell='ant-financial~valuation'] .value")).containsExactly("1,500亿美元");
		assertThat(this.browser.await("[data-cell='lufax~active-users']").getText()).contains("3,000万名用户", "2018年");
		assertThat(this.browser.all(".matrix [lang=en]:not(.visually-hidden *)")).as("what is left in English")
			.isEmpty();
		this.browser.click("[data-cell='ant-financial~capital-raised-series-b']");
		this.browser.awaitText("#detail .facts", "4,500,000,000美元");
		assertThat(this.browser.texts("#detail .remarks [lang=en]"))
			.containsExactly("The stated year, 2006, precedes the company's founding in 2014; taken for a misprint"
					+ " and kept as stated");
		assertThat(this.browser.await("#detail .remarks").getText()).contains("早于成立：");
	}

	@Test
	void itIsARealTable() {
		assertThat(this.browser.all("table.matrix > caption")).hasSize(1);
		assertThat(this.browser.all("table.matrix thead th[scope=col]")).hasSize(5);
		assertThat(this.browser.all("table.matrix tbody th[scope=row]")).hasSize(24);
		assertThat(this.browser.all("table.matrix tbody td")).hasSize(96);
		assertThat(this.browser.all("table.matrix .cell[tabindex='0']")).hasSize(1);
	}

}
