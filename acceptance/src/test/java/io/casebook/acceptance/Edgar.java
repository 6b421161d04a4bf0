package io.casebook.acceptance;

import java.util.List;

/**
 * Small filings in the forms in which the SEC gives them out.
 */
final class Edgar {

	/** A CIK that nobody has, and each run another. */
	static final String CIK = Long.toString(9_000_000_000L + System.currentTimeMillis() % 900_000_000L);

	static final String FIRST = "%s-21-000007".formatted(CIK);

	static final String SECOND = "%s-22-000009".formatted(CIK);

	private Edgar() {
	}

	/**
	 * Facts of two annual reports: the second restates the total of 2020, and repeats the
	 * count of units.
	 * @param cik as it is written, a number or a text
	 */
	static String companyFacts(String cik, String name) {
		String total = String.join(",", fact("", "2019-12-31", "100", 2021), fact("", "2020-12-31", "250.75", 2021),
				fact("", "2020-12-31", "240", 2022), fact("", "2021-12-31", "300", 2022));
		String sales = String.join(",", fact("2020-01-01", "2020-12-31", "1E6", 2021),
				fact("2020-10-01", "2020-12-31", "400000", 2021));
		return """
				{"cik":%s,"entityName":"%s","facts":{
				"dei":{"EntityCommonStockSharesOutstanding":{"label":"Shares","description":"Outstanding",
				"units":{"shares":[%s]}}},
				"us-gaap":{"Assets":{"label":"Assets","description":"All of it","units":{"USD":[%s]}},
				"TryWidgetsSold":{"label":"Widgets sold","description":null,"units":{"widget":[%s]}},
				"TryWidgetRevenue":{"label":null,"description":null,"units":{"USD":[%s],"EUR":[%s]}}}}}""".formatted(
				cik, name, fact("", "2021-01-31", "5000", 2021), total, fact("2020-01-01", "2020-12-31", "7", 2021),
				sales, fact("2020-01-01", "2020-12-31", "9", 2021));
	}

	/** A profile with two filings. */
	static String submissions(String name, String ticker) {
		return """
				{"cik":"%s","entityType":"operating","sic":"3674","sicDescription":"Semiconductors","name":"%s",
				"tickers":["%s"],"exchanges":["NYSE"],"lei":null,"stateOfIncorporation":"DE",
				"addresses":{"business":{"street1":"1 Way","city":"AUSTIN","stateOrCountry":"TX",
				"stateOrCountryDescription":"TX"}},
				"formerNames":[{"name":"%s of Old","from":"2001-02-03T00:00:00.000Z","to":"2010-05-06T00:00:00.000Z"}],
				"filings":{"recent":{"accessionNumber":["%s","%s"],"filingDate":["2022-02-10","2021-02-10"],
				"reportDate":["2021-12-31",""],"acceptanceDateTime":["2022-02-10T01:02:03.000Z",
				"2021-02-10T01:02:03.000Z"],"act":["34","34"],"form":["10-K","8-K"],"fileNumber":["1","2"],
				"filmNumber":["3","4"],"items":["","2.02"],"size":[1,2],"isXBRL":[1,0],"isInlineXBRL":[1,0],
				"primaryDocument":["a.htm","b.htm"],"primaryDocDescription":["Annual report",""]},"files":[]}}"""
			.formatted(CIK, name, ticker, name, SECOND, FIRST);
	}

	private static String fact(String start, String end, String value, int filed) {
		return """
				{%s"end":"%s","val":%s,"accn":"%s","fy":%d,"fp":"FY","form":"10-K","filed":"%d-02-10"}""".formatted(
				start.isEmpty() ? "" : "\"start\":\"%s\",".formatted(start), end, value,
				(filed == 2021) ? FIRST : SECOND, filed - 1, filed);
	}

	/**
	 * What there is of the facts, one a line: period, value, unit, known from, source.
	 */
	static List<String> claims() {
		return List.of("2019-12-31 100 USD 2021-02-10 " + FIRST, "2020-12-31 250.75 USD 2021-02-10 " + FIRST,
				"2020-12-31 240 USD 2022-02-10 " + SECOND, "2021-12-31 300 USD 2022-02-10 " + SECOND,
				"2020-01-01/2020-12-31 1000000 USD 2021-02-10 " + FIRST,
				"2020-10-01/2020-12-31 400000 USD 2021-02-10 " + FIRST,
				"2020-01-01/2020-12-31 9 EUR 2021-02-10 " + FIRST,
				"2020-01-01/2020-12-31 7 {widget} 2021-02-10 " + FIRST, "2021-01-31 5000 {share} 2021-02-10 " + FIRST);
	}

}
