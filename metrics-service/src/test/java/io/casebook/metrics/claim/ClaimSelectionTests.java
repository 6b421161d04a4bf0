package io.casebook.metrics.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.index.Basis;
import org.junit.jupiter.api.Test;

import static io.casebook.metrics.claim.Claims.claim;
import static org.assertj.core.api.Assertions.assertThat;

class ClaimSelectionTests {

	@Test
	void nothingClaimedIsNotReported() {
		assertThat(select()).isEqualTo(new Selection.NotReported());
	}

	@Test
	void preferredGoesBeforeTheCompanysOwnAndBeforeLaterOnes() {
		assertChosen(2, claim(1, "1").period("2018"), claim(2, "2").of("part").standing(Standing.PREFERRED),
				claim(3, "3"));
	}

	@Test
	void companysOwnGoesBeforeLaterOnesOfItsParts() {
		assertChosen(1, claim(1, "1").period("2010"), claim(2, "2").of("part").period("2018"));
	}

	@Test
	void latestPeriodIsChosenByItsLastDayThenByItsFirst() {
		assertChosen(2, claim(1, "1").period("2016"), claim(2, "2").period("2017-06"));
		assertChosen(2, claim(1, "1").period("2017-06"), claim(2, "2").period("2017"));
		assertChosen(2, claim(1, "1").period("../2017"), claim(2, "2").period("2017"));
		assertChosen(1, claim(1, "1").period("2011/.."), claim(2, "2").period("2017"));
	}

	@Test
	void lastKnownThenLastRecordedThenFirstIdIsChosen() {
		assertChosen(2, claim(1, "1").knownFrom("2017"), claim(2, "2").knownFrom("2018-01/2018-07"));
		assertChosen(2, claim(1, "1"), claim(2, "2").recordedAt("2026-01-02T00:00:00Z"));
		assertChosen(1, claim(2, "2"), claim(1, "1"));
	}

	@Test
	void deprecatedClaimsAreNeverChosenNorCounted() {
		assertThat(select(claim(1, "1").standing(Standing.DEPRECATED))).isEqualTo(new Selection.NotReported());
		assertThat(select(claim(1, "1").standing(Standing.DEPRECATED), claim(2, "2")))
			.isEqualTo(new Selection.Chosen(claim(2, "2").made(), 1, 0, Agreement.SINGLE));
	}

	@Test
	void plansFillCellsOfPlansOnly() {
		List<Claim> plans = made(claim(1, "1").status(Status.PLANNED), claim(2, "2").status(Status.PLANNED));
		assertThat(ClaimSelection.select(plans, 0, Basis.ACTUAL, EdtfDate.of("2026")))
			.isEqualTo(new Selection.NotReported());
		assertThat(ClaimSelection.select(plans, 0, Basis.ACTUAL, EdtfDate.of("2016")))
			.isEqualTo(new Selection.NotReported());
		assertThat(ClaimSelection.select(plans, 0, Basis.PLAN, EdtfDate.of("2026")))
			.isEqualTo(new Selection.Chosen(plans.getFirst(), 2, 0, Agreement.MATERIAL));
		assertThat(select(claim(1, "1").status(Status.PLANNED).period("2018"), claim(2, "2")))
			.isEqualTo(new Selection.Chosen(claim(2, "2").made(), 1, 0, Agreement.SINGLE));
	}

	@Test
	void claimCountsOnceTheWholeOfItsKnownFromHasPassed() {
		List<Claim> claims = made(claim(1, "1").knownFrom("2018-01/2018-07"));
		assertThat(ClaimSelection.select(claims, 0, Basis.ACTUAL, EdtfDate.of("2018-07")))
			.isInstanceOf(Selection.Chosen.class);
		assertThat(ClaimSelection.select(claims, 0, Basis.ACTUAL, EdtfDate.of("2018-07-30")))
			.isEqualTo(new Selection.NotKnownYet(true));
		assertThat(ClaimSelection.select(claims, 0, Basis.ACTUAL, EdtfDate.of("2017")))
			.isEqualTo(new Selection.NotKnownYet(false));
	}

	@Test
	void claimOfWhichItIsOpenWhenItWasPublicIsNeverKnownForCertain() {
		assertThat(select(claim(1, "1").knownFrom("2018/.."))).isEqualTo(new Selection.NotKnownYet(true));
	}

	@Test
	void sameSubjectAndDaysAreCountedTogetherAndTheRestApart() {
		Selection selection = select(claim(1, "500"), claim(2, "520").period("2017-01-01/2017-12-31"),
				claim(3, "7").period("2016"), claim(4, "7").of("part"), claim(5, "7").knownFrom("2030"));
		assertThat(selection).isEqualTo(new Selection.Chosen(claim(1, "500").made(), 2, 2, Agreement.WITHIN_ROUNDING));
	}

	@Test
	void missingValueIsChosenLikeAnyOther() {
		assertChosen(2, claim(1, "1").period("2016"), claim(2, null));
	}

	@Test
	void theOrderOfTheClaimsDoesNotMatter() {
		List<Claim> claims = new ArrayList<>();
		Random random = new Random(20180731);
		for (int number = 0; number < 60; number++) {
			Claims claim = claim(number, Integer.toString(random.nextInt(3) + 5))
				.period(any(random, "2016", "2017", "../2017", "2017-11-11", "2011/.."))
				.standing(any(random, Standing.values()))
				.status(any(random, Status.values()))
				.knownFrom(any(random, "2017", "2018", "2018-01/2018-07", "2019/.."))
				.recordedAt(any(random, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"));
			claims.add((random.nextBoolean() ? claim : claim.of(any(random, "part", "other"))).made());
		}
		for (String asOf : List.of("2017", "2018-07", "2026")) {
			List<Claim> some = new ArrayList<>(claims);
			while (!some.isEmpty()) {
				Selection expected = ClaimSelection.select(some, 0, Basis.ACTUAL, EdtfDate.of(asOf));
				for (int i = 0; i < 20; i++) {
					Collections.shuffle(some, random);
					assertThat(ClaimSelection.select(some, 0, Basis.ACTUAL, EdtfDate.of(asOf))).isEqualTo(expected);
				}
				some.removeLast();
			}
		}
	}

	private static void assertChosen(int number, Claims... claims) {
		assertThat(select(claims)).isInstanceOfSatisfying(Selection.Chosen.class,
				(chosen) -> assertThat(chosen.claim().id().getLeastSignificantBits()).isEqualTo(number));
	}

	private static Selection select(Claims... claims) {
		return ClaimSelection.select(made(claims), 0, Basis.ACTUAL, EdtfDate.of("2026"));
	}

	private static List<Claim> made(Claims... claims) {
		return Stream.of(claims).map(Claims::made).toList();
	}

	@SafeVarargs
	private static <T> T any(Random random, T... values) {
		return values[random.nextInt(values.length)];
	}

}
