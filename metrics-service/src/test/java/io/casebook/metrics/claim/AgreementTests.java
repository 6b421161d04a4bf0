package io.casebook.metrics.claim;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.casebook.ranking.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.casebook.metrics.claim.Claims.claim;
import static org.assertj.core.api.Assertions.assertThat;

class AgreementTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "eq 5 | single", "eq 1000, eq 1000.00 | agree", "eq 5, eq 5, eq 5 | agree",
			// one is the other rounded to the digits that it gives
			"eq 18500000000, eq 18463000000 | within-rounding", "eq 18463000000, eq 18500000000 | within-rounding",
			"eq 8.4, eq 8.43 | within-rounding", "eq 8.40, eq 8.43 | material", "eq 8.43, eq 8.40 | material",
			"eq 8.4, eq 8.45 | within-rounding", "eq 8.5, eq 8.45 | within-rounding", "eq 8.4, eq 8.46 | material",
			"eq 0, eq 0.4 | within-rounding", "eq 10.0, eq 9.96 | within-rounding",
			"eq 520, eq 520.4 | within-rounding", "eq 521, eq 521.6 | material", "eq 500, eq 520 | within-rounding",
			"eq 18.5, approx 18.5 | within-rounding", "eq -18.5, eq -18.46 | within-rounding",
			// zeros that end a whole number are rounded as far as rounding to two digits
			// goes
			"eq 100, eq 149 | material", "eq 100, eq 104 | within-rounding", "eq 100, eq 106 | material",
			"eq 2000000000, eq 1500000000 | material", "eq 2000000000, eq 1960000000 | within-rounding",
			"eq 2000000000, approx 1500000000 | material", "eq 500, eq 525 | within-rounding",
			"eq 500, eq 526 | material", "eq -100, eq -149 | material", "eq 10, eq 10.4 | within-rounding",
			"eq 10, eq 10.6 | material",
			// an open relation leaves room for the other
			"gt 30, eq 40 | within-rounding", "eq 40, gt 30 | within-rounding", "gt 30, gt 37 | within-rounding",
			"le 900, eq 512 | within-rounding", "le 900, eq 1512 | material", "gt 30, le 47 | material",
			"gt 30, ge 30 | within-rounding", "lt 30, le 30 | within-rounding", "eq 5, eq 7 | material",
			// a value stated at the bound may have been rounded across it, or just have
			// reached it
			"gt 30000000, eq 30000000 | within-rounding", "lt 30000000, eq 30000000 | within-rounding",
			"gt 30000000, approx 30000000 | within-rounding", "ge 432, eq 430 | within-rounding",
			"ge 432, eq 400 | material", "gt 71, eq 70.4 | material", "gt 30000000, eq 29999999 | material",
			// no rounding makes up for bounds that leave no value
			"gt 1350000000000, le 1300000000000 | material", "gt 1300000000000, le 1350000000000 | material",
			"ge 70, lt 70 | material", "gt 70, le 70 | material", "gt 30000000, lt 30000000 | material",
			"gt 150, le 100 | material", "lt -150, ge -100 | material", "ge 70, le 70 | material",
			// of several, the two that agree least decide
			"gt 30, eq 41, eq 57 | material", "eq 5, eq 5, eq 7 | material" })
	void ofFigures(String figures, String agreement) {
		List<Claim> claims = claims(figures);
		assertThat(Agreement.of(claims)).hasToString(agreement);
		assertThat(Agreement.of(claims.reversed())).hasToString(agreement);
	}

	@Test
	void unitsThatDifferAreIncomparable() {
		assertThat(Agreement.of(List.of(claim(1, "5").made(), claim(2, "7").made(), claim(3, "5").unit("USD").made())))
			.isEqualTo(Agreement.INCOMPARABLE);
		assertThat(Agreement.of(List.of(claim(1, "5").made(), claim(2, null).made(), claim(3, "5").unit("USD").made())))
			.isEqualTo(Agreement.INCOMPARABLE);
	}

	@Test
	void reasonsForMissingAgreeWithThemselvesOnly() {
		Claim withheld = claim(1, null).made();
		assertThat(Agreement.of(List.of(withheld, claim(2, null).made()))).isEqualTo(Agreement.AGREE);
		assertThat(Agreement.of(List.of(withheld, claim(2, null).missing(Missing.NOT_APPLICABLE).made())))
			.isEqualTo(Agreement.MATERIAL);
		assertThat(Agreement.of(List.of(withheld, claim(2, "5").made()))).isEqualTo(Agreement.MATERIAL);
	}

	private static List<Claim> claims(String figures) {
		List<String[]> parts = Stream.of(figures.split(", ")).map((figure) -> figure.split(" ")).toList();
		return IntStream.range(0, parts.size())
			.mapToObj((i) -> claim(i, parts.get(i)[1]).relation(relation(parts.get(i)[0])).made())
			.toList();
	}

	private static Relation relation(String code) {
		return Relation.valueOf(code.toUpperCase(Locale.ROOT));
	}

}
