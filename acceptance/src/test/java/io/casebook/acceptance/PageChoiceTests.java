package io.casebook.acceptance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is compared is chosen on the page, and stands in its address.
 */
@AgainstPlatform
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageChoiceTests {

	private static final String HEADS = ".matrix thead th[data-company]";

	private final Browser browser;

	PageChoiceTests(Browser browser) {
		this.browser = browser;
	}

	@BeforeEach
	void openTheCases() {
		this.browser.open(Browser.CASES);
	}

	@Test
	void whoComesWithoutAnAddressSeesTheFourCasesAndAnAddressThatSaysSo() {
		this.browser.open("/");
		this.browser.awaitText("#chosen-companies", "QuDian");
		assertThat(this.browser.all(HEADS)).hasSize(4);
		assertThat(this.browser.address()).contains("group=fintech-cases").contains("indexSet=key-indices");
	}

	@Test
	void companyIsFoundByItsChineseNameAndAddedWithKeysAlone() {
		this.browser.open("/?companies=lufax,qudian&indices=valuation&lang=en");
		this.browser.type("#company-search", "蚂蚁");
		this.browser.awaitText("#company-options [aria-selected=true]", "Ant Financial");
		this.browser.press(Keys.ENTER);
		this.browser.awaitTexts(HEADS, "Lufax", "QuDian", "Ant Financial");
		assertThat(this.browser.address()).contains("companies=lufax,qudian,ant-financial");
		this.browser.type("#company-search", "no company is called this");
		this.browser.awaitText(".combobox .nothing", "No company is called so");
	}

	@Test
	void companyIsRemovedAndBackBringsItBack() {
		this.browser.click("#chosen-companies [data-company=zhongan] button");
		this.browser.awaitTexts(HEADS, "Ant Financial", "Lufax", "QuDian");
		this.browser.goBack();
		this.browser.awaitTexts(HEADS, "Ant Financial", "Lufax", "ZhongAn", "QuDian");
		assertThat(this.browser.address()).contains("group=fintech-cases");
	}

	/** The second is made before the first is shown. */
	@Test
	void twoChoicesInARowBothCount() {
		this.browser.run("""
				for (const key of ['zhongan', 'qudian'])
					document.querySelector(`#chosen-companies [data-company=${key}] button`).click()""");
		this.browser.awaitTexts(HEADS, "Ant Financial", "Lufax");
		assertThat(this.browser.address()).contains("companies=ant-financial,lufax").doesNotContain("zhongan");
	}

	@Test
	void listsGoBackWithTheAddress() {
		this.browser.click("#chart-index option[value=active-users]");
		this.browser.click("#chart-index option[value=valuation]");
		this.browser.awaitText("#chart-index option:checked", "Valuation");
		this.browser.goBack();
		this.browser.awaitText("#chart-index option:checked", "Active users");
		assertThat(this.browser.address()).contains("chart=active-users");
	}

	@Test
	void indicesAreChosenInADialog() {
		this.browser.click("#choose-indices");
		this.browser.await("#indices-dialog[open] input[value=valuation]");
		this.browser.click("#indices-dialog .row .quiet:nth-of-type(2)");
		this.browser.type("#filter-indices", "valuation");
		this.browser.click("#indices-dialog input[value=valuation]");
		this.browser.click("#apply-indices");
		this.browser.awaitTexts(".matrix tbody .sort [lang]", "Valuation");
		assertThat(this.browser.address()).contains("indices=valuation").doesNotContain("indexSet");
	}

	@Test
	void sliderStopsWhereSomethingBecameKnown() {
		this.browser.open("/?group=fintech-cases&indices=valuation&asOf=2018-07&lang=en");
		this.browser.awaitText("#as-of-shown", "Jul 2018");
		this.browser.open("/?group=fintech-cases&indexSet=key-indices&asOf=2018-07&lang=en");
		this.browser.await("#as-of:enabled");
		assertThat(this.browser.texts(".slider .ends span")).containsExactly("2017", "today");
		this.browser.type("#as-of", Keys.ARROW_LEFT);
		this.browser.awaitText("#as-of-shown", "2017");
		this.browser.awaitText("[data-cell='lufax~valuation']", "not known yet");
		assertThat(this.browser.address()).contains("asOf=2017");
		this.browser.type("#as-of", Keys.END);
		this.browser.awaitText("#as-of-shown", "today");
		assertThat(this.browser.address()).doesNotContain("asOf");
	}

	@Test
	void copiedLinkShowsTheSameView() {
		String link = "/?companies=zhongan,lufax&indices=cumulative-users,valuation&asOf=2018-07&align=founding"
				+ "&sort=valuation&chart=cumulative-users&lang=zh&theme=dark";
		this.browser.open(link);
		this.browser.awaitTexts(HEADS, "陆金所", "众安保险");
		this.browser.awaitTexts(".matrix tbody .sort [lang]", "累计用户", "估值");
		assertThat(this.browser.run("return document.querySelector('#chart-index').value"))
			.isEqualTo("cumulative-users");
		assertThat(this.browser.run("return document.querySelector('#axis [value=founding]').checked")).isEqualTo(true);
		assertThat(this.browser.address()).isEqualTo(link);
	}

	@Test
	void whatIsWrongInTheAddressIsToldWithAWayOut() {
		this.browser.driver().get(Platform.url() + "/?companies=no-such-company&indices=valuation&lang=en");
		this.browser.awaitText("[data-notice=refused]", "no-such-company");
		this.browser.click("[data-notice=refused] button");
		this.browser.awaitTexts(HEADS, "Ant Financial", "Lufax", "ZhongAn", "QuDian");
	}

}
