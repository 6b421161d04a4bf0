package io.casebook.gateway.filing;

import io.casebook.gateway.concept.Concept;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IndexKeyTests {

	@ParameterizedTest
	@CsvSource({ "us-gaap, IncreaseDecreaseInInventories, us-gaap-increase-decrease-in-inventories",
			"us-gaap, Level3Assets, us-gaap-level3-assets", "dei, EntityPublicFloat, dei-entity-public-float",
			"us-gaap, IncomeFromAOCIOnDerivatives, us-gaap-income-from-aoci-on-derivatives-91ddd561",
			"us-gaap, IncomeFromAociOnDerivatives, us-gaap-income-from-aoci-on-derivatives",
			"us-gaap, IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest, "
					+ "us-gaap-income-loss-from-continuing-operations-before-i-70da0fe0",
			"Us-Gaap, Assets, us-gaap-assets-2e4e3534" })
	void keyIsTheTagAndNoOtherTags(String taxonomy, String name, String key) {
		assertThat(IndexKey.of(new Concept(taxonomy, name))).isEqualTo(key);
	}

	@ParameterizedTest
	@CsvSource({ "USD, USD, money", "USD/shares, USD/{share}, price", "COP/USD, COP/{USD}, price",
			"shares, {share}, count", "pure, 1, number", "Segment, {segment}, count", "segment, {segment}, count",
			"MMBTU, {MMBTU}, count", "sqft, [sft_i], area", "D, d, duration", "MWh, MW.h, energy",
			"Boe/d, {Boe/d}, other", "reporting unit, {reporting_unit-dc867b2d}, count",
			"a{b}, {a_b_-b8a4b706}, count" })
	void unitIsACurrencyAMeasureOrItsWordInBraces(String text, String code, String dimension) {
		XbrlUnit unit = XbrlUnit.of(text);
		assertThat(unit.code() + " " + unit.dimension()).isEqualTo(code + " " + dimension);
	}

	@ParameterizedTest
	@CsvSource({ "USD, money", "pure, pure", "shares, share", "Segment, segment", "USD/shares, usd-share",
			"MMBTU, mmbtu-a0376c4d", "sqft, sft-i-bb25afdd", "D, d-18ac3e73" })
	void unitHasAPartOfKeysThatNoOtherHas(String text, String slug) {
		assertThat(XbrlUnit.of(text).slug()).isEqualTo(slug);
	}

}
