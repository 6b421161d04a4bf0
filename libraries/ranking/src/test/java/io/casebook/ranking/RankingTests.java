package io.casebook.ranking;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RankingTests {

	@Test
	void figuresWithoutOpenSidesHaveOneRankEach() {
		Ranking ranking = ranking(Better.HIGHER, "a eq 5", "b eq 7", "c eq 6");
		assertRanks(ranking, "a 3-3/3", "b 1-1/3", "c 2-2/3");
		assertThat(ranking.verdicts("a")).isEmpty();
	}

	@Test
	void lowerMayBeBetter() {
		assertRanks(ranking(Better.LOWER, "a eq 5", "b eq 7"), "a 1-1/2", "b 2-2/2");
		assertRanks(ranking(Better.LOWER, "a le 900", "b eq 1500", "c eq 500"), "a 1-2/3", "b 3-3/3", "c 1-2/3");
	}

	@Test
	void withoutABetterDirectionThereAreNoRanks() {
		Ranking ranking = ranking(Better.NONE, "a eq 5", "b eq 7");
		assertThat(ranking.rank("a")).isNull();
		assertThat(ranking.verdicts("a")).isEmpty();
	}

	@Test
	void openFigureMayRankOnEitherSide() {
		Ranking ranking = ranking(Better.HIGHER, "ant eq 520", "lufax gt 30");
		assertRanks(ranking, "ant 1-2/2", "lufax 1-2/2");
		assertThat(ranking.verdicts("lufax")).containsExactly(new Verdict("ant", Comparison.HIGHER, Certainty.POSSIBLY),
				new Verdict("ant", Comparison.LOWER, Certainty.POSSIBLY),
				new Verdict("ant", Comparison.EQUAL, Certainty.POSSIBLY));
	}

	@Test
	void upToNineHundredIsBelowFifteenHundredForCertainButNotBelowFiveHundred() {
		Ranking ranking = ranking(Better.HIGHER, "a le 900", "b eq 500", "c eq 1500");
		assertRanks(ranking, "a 2-3/3", "b 2-3/3", "c 1-1/3");
		assertThat(ranking.verdicts("c")).isEmpty();
		assertThat(ranking.verdicts("a")).extracting(Verdict::company).containsOnly("b");
	}

	@Test
	void equalFiguresShareTheirRanks() {
		Ranking ranking = ranking(Better.HIGHER, "a eq 1000", "b eq 1000.00", "c eq 5");
		assertRanks(ranking, "a 1-2/3", "b 1-2/3", "c 3-3/3");
		assertThat(ranking.verdicts("a")).containsExactly(new Verdict("b", Comparison.EQUAL, Certainty.CERTAINLY));
	}

	@Test
	void ranksMayOverlapThoughTheFiguresDoNot() {
		Ranking ranking = ranking(Better.HIGHER, "a eq 10", "b gt 5", "c eq 7");
		assertRanks(ranking, "a 1-2/3", "b 1-3/3", "c 2-3/3");
		assertThat(ranking.verdicts("a")).contains(new Verdict("c", Comparison.HIGHER, Certainty.CERTAINLY));
		assertThat(ranking.verdicts("c")).contains(new Verdict("a", Comparison.LOWER, Certainty.CERTAINLY));
	}

	@Test
	void approximateFigureIsNeverComparedForCertain() {
		Ranking ranking = ranking(Better.HIGHER, "a approx 5", "b eq 5", "c gt 5");
		assertRanks(ranking, "a 2-3/3", "b 2-3/3", "c 1-1/3");
		assertThat(ranking.verdicts("b")).containsExactly(new Verdict("a", Comparison.EQUAL, Certainty.POSSIBLY));
	}

	@Test
	void figuresOfDifferentUnitsAreRankedApart() {
		Ranking ranking = new Ranking(Better.HIGHER,
				Map.of("a", figure("eq", "5", "USD"), "b", figure("eq", "500", "CNY"), "c", figure("eq", "4", "USD")));
		assertRanks(ranking, "a 1-1/2", "b 1-1/1", "c 2-2/2");
		assertThat(ranking.verdicts("b")).isEmpty();
	}

	@Test
	void companyWithoutAFigureIsNotRanked() {
		assertThat(ranking(Better.HIGHER, "a eq 5").rank("b")).isNull();
	}

	@Test
	void ranksDoNotDependOnTheOrderOfTheCompanies() {
		List<String> figures = List.of("a le 900", "b eq 500", "c gt 30", "d approx 500", "e lt 31", "f ge 900");
		Ranking forward = ranking(Better.HIGHER, figures.toArray(String[]::new));
		Ranking backward = ranking(Better.HIGHER, figures.reversed().toArray(String[]::new));
		for (String company : List.of("a", "b", "c", "d", "e", "f")) {
			assertThat(forward.rank(company)).isEqualTo(backward.rank(company));
			assertThat(forward.verdicts(company)).containsExactlyInAnyOrderElementsOf(backward.verdicts(company));
		}
	}

	private static void assertRanks(Ranking ranking, String... expected) {
		for (String text : expected) {
			String[] parts = text.split("[ /-]");
			assertThat(ranking.rank(parts[0])).as(text)
				.isEqualTo(new RankRange(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
						Integer.parseInt(parts[3])));
		}
	}

	private static Ranking ranking(Better better, String... figures) {
		Map<String, Figure> byCompany = new LinkedHashMap<>();
		for (String figure : figures) {
			String[] parts = figure.split(" ");
			byCompany.put(parts[0], figure(parts[1], parts[2], "{users}"));
		}
		return new Ranking(better, byCompany);
	}

	private static Figure figure(String relation, String value, String unit) {
		return new Figure(Relation.valueOf(relation.toUpperCase(Locale.ROOT)), new BigDecimal(value), unit);
	}

}
