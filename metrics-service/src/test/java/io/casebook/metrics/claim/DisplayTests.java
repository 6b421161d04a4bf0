package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.util.Locale;

import io.casebook.metrics.index.Dimension;
import io.casebook.ranking.Figure;
import io.casebook.ranking.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "approx | 18500000000 | ≈ US$18.5 bn", "eq | 150000000000 | US$150 bn",
			"le | 900000000 | ≤ US$900 mn", "gt | 43000000000 | > US$43 bn", "eq | 1234000000 | US$1.234 bn",
			"eq | 1234500000 | US$1,234.5 mn", "eq | 1234567891 | US$1,234,567,891", "eq | 999999 | US$999,999",
			"eq | 1000000 | US$1 mn", "eq | -4500000000 | -US$4.5 bn", "eq | 0 | US$0", "eq | 1000.10 | US$1,000.10",
			"eq | 2500000000000 | US$2,500 bn", "lt | 1000000000.000 | < US$1 bn" })
	void money(String relation, String value, String text) {
		assertThat(Display.of(figure(relation, value, "USD"), Dimension.MONEY, "USD", "US$")).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "eq | 520000000 | {users} | users | 520 mn users",
			"gt | 30000000 | {users} | users | > 30 mn users", "ge | 432000000 | {users} | users | ≥ 432 mn users",
			"eq | 22 | % | % | 22 %", "eq | 8.40 | % | % | 8.40 %", "eq | 322 | PBy/h | PB/h | 322 PB/h",
			"gt | 66000 | {count} | post offices | > 66,000 post offices", "eq | 14 | {count} | | 14 count",
			"eq | 3 | PBy/h | | 3 PBy/h" })
	void quantities(String relation, String value, String unit, String label, String text) {
		assertThat(Display.of(figure(relation, value, unit), Dimension.COUNT, unit, label)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "CNY, USD, US$, CNY 5 mn", "USD, CNY, RMB, US$5 mn", "CNY, CNY, , CNY 5 mn" })
	void moneyKeepsItsCurrency(String unit, String usual, String label, String text) {
		assertThat(Display.of(figure("eq", "5000000", unit), Dimension.MONEY, usual, label)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "PRICE | USD/{share} | | US$1.25 per share", "PRICE | EUR/t | | EUR 1.25 per t",
					"PRICE | USD/{share} | US$/share | 1.25 US$/share", "NUMBER | 1 | | 1.25",
					"NUMBER | 1 | times | 1.25 times", "DURATION | a | | 1.25 years", "AREA | [sft_i] | | 1.25 sq ft",
					"POWER | MW | | 1.25 MW", "OTHER | {units} | | 1.25 units" })
	void eachDimensionIsWrittenItsWay(Dimension dimension, String unit, String label, String text) {
		assertThat(Display.of(figure("eq", "1.25", unit), dimension, unit, label)).isEqualTo(text);
	}

	/** The claim has been retired, and its index has become another one since. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "MONEY | {users} | 1.25 users", "MONEY | % | 1.25 %", "PRICE | USD | 1.25 USD",
					"PRICE | {users} | 1.25 users", "PRICE | USD/ | 1.25 USD/", "PRICE | /{share} | 1.25 /{share}",
					"PRICE | USD/{ | US$1.25 per {", "PRICE | 1 | 1.25", "NUMBER | {users} | 1.25 users",
					"COUNT | 1 | 1.25", "COUNT | { | 1.25 {", "COUNT | {} | 1.25 {}", "COUNT | {users | 1.25 {users",
					"COUNT | {a}/{b} | 1.25 {a}/{b}", "OTHER | USD/{share} | 1.25 USD/{share}" })
	void unitOfAnotherDimensionIsWrittenAsItIs(Dimension dimension, String unit, String text) {
		assertThat(Display.of(figure("eq", "1.25", unit), dimension, "USD/{share}", null)).isEqualTo(text);
		assertThat(Display.of(figure("eq", "1.25", unit), dimension, "[usual]", "usual")).isEqualTo(text);
	}

	private static Figure figure(String relation, String value, String unit) {
		return new Figure(Relation.valueOf(relation.toUpperCase(Locale.ROOT)), new BigDecimal(value), unit);
	}

}
