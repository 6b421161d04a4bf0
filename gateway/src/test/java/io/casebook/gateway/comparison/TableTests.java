package io.casebook.gateway.comparison;

import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Offering;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.company.Source;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import io.casebook.gateway.metrics.Cell;
import io.casebook.gateway.metrics.Index;
import io.casebook.gateway.view.SectionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {

	private static final String HEADER = "company,company_name,index,index_title,state,subject,subject_name,value,relation,unit,display,period,"
			+ "period_as_stated,status,known_from,as_stated,rank_from,rank_to,rank_of,claims,more,agreement,rule,"
			+ "observation,sources,source_keys,flags\r\n";

	@Test
	void csvHasARowForEachCell() {
		assertThat(ComparisonCsv.of(compared())).isEqualTo(HEADER
				+ "a,A | Co,money,Money,reported,part,The part,1500000,eq,USD,US$1.5 mn,2018,,planned,2018-07,as stated,"
				+ "1,2,2,1,0,single,latest-preferred/1,id-1,\"Reuters, 2018a, p. 3; S9\",S1; S9,plan: A plan; odd\r\n"
				+ "b,b,money,Money,not-reported,,,,,,,,,,,,,,,,,,,,,,\r\n");
	}

	@Test
	void csvGuardsTextsAgainstBeingTakenForFormulasAndLeavesNumbersAlone() {
		Cell cell = Cells.reported("a", "money", null, "-5", "-5 USD", "reported", List.of(new Citation("@S", null)),
				List.of(new Flag("=cmd", null)));
		assertThat(ComparisonCsv.of(of(List.of(cell), Map.of())))
			.isEqualTo(HEADER + "a,A | Co,money,Money,reported,,,-5,eq,USD,'-5 USD,2018,,reported,2018-07,as stated,"
					+ "1,2,2,1,0,single,latest-preferred/1,id-1,'@S,'@S,'=cmd\r\n");
	}

	@Test
	void markdownIsTheTableAsPeoplePrintIt() {
		assertThat(ComparisonMarkdown.of(compared())).isEqualTo("""
				# Comparison as of 2018-07

				| Index | A \\| Co | b |
				| --- | --- | --- |
				| Money | US$1.5 mn (The part, 2018, planned)[^1][^2][^3][^4] | not reported |

				[^1]: Reuters, 2018a, p. 3
				[^2]: S9
				[^3]: A plan
				[^4]: odd
				""");
	}

	@Test
	void markdownSaysPeriodsInWordsAndInTheSourcesOwnWhereItGivesThem() {
		Cell a = Cells.reported("a", "money", null, "5", "5 USD", "reported", List.of(), List.of());
		Cell b = Cells.reported("b", "money", null, "7", "7 USD", "reported", List.of(), List.of());
		assertThat(ComparisonMarkdown
			.of(of(List.of(Cells.during("../2017", null, a), Cells.during("2016", "early 2016", b)), Map.of())))
			.contains("| 5 USD (up to 2017) | 7 USD (early 2016) |");
	}

	@Test
	void markdownSaysWhereClaimsDiffer() {
		Cell a = Cells.reported("a", "money", null, "1.4E+12", "> US$1,400 bn", "reported",
				List.of(new Citation("S1", null)), List.of(new Flag("odd", null)));
		Cell b = Cells.empty("b", "money", "withheld");
		assertThat(ComparisonMarkdown
			.of(of(List.of(Cells.among(2, "material", a), Cells.among(3, "incomparable", b)), Map.of()))).isEqualTo("""
					# Comparison as of 2018-07

					| Index | A \\| Co | b |
					| --- | --- | --- |
					| Money | > US$1,400 bn (2018)[^1][^2][^3] | withheld[^4] |

					[^1]: Reuters, 2018a
					[^2]: One of 2 claims, which differ
					[^3]: odd
					[^4]: One of 3 claims, whose units cannot be compared
					""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "agree", "within-rounding" })
	void markdownSaysNothingOfClaimsThatAgree(String agreement) {
		Cell cell = Cells.reported("a", "money", null, "5", "5 USD", "reported", List.of(new Citation("S1", null)),
				List.of());
		assertThat(ComparisonMarkdown.of(of(List.of(Cells.among(2, agreement, cell)), Map.of())))
			.isEqualTo(ComparisonMarkdown.of(of(List.of(cell), Map.of())));
	}

	@Test
	void markdownSaysWhenASectionIsAKeptCopy() {
		assertThat(ComparisonMarkdown
			.of(of(List.of(), Map.of("matrix", new SectionStatus("stale", "PT5S", null, null, null)))))
			.endsWith("\nNote: the section matrix is stale PT5S.\n");
	}

	@Test
	void markdownSaysWhatASectionCouldNotBeCheckedBy() {
		SectionStatus live = new SectionStatus("live", null, null, null, null);
		assertThat(ComparisonMarkdown.of(of(List.of(), Map.of("matrix", live.unchecked(List.of("profiles"))))))
			.endsWith("\nNote: the section matrix is live, but could not be checked by profiles: "
					+ "where it is empty, a company may not have been founded yet.\n");
		assertThat(ComparisonMarkdown.of(of(List.of(), Map.of("matrix", live)))).doesNotContain("Note:");
	}

	@Test
	void markdownEscapesWhatWouldBeMarkup() {
		assertThat(Markdown.escape("a|b\\c*d_e`f<g>[h]\r\ni")).isEqualTo("a\\|b\\\\c\\*d\\_e\\`f\\<g>\\[h\\] i");
	}

	private static Compared compared() {
		return of(List.of(
				Cells.reported("a", "money", "part", "1.5E+6", "US$1.5 mn", "planned",
						List.of(new Citation("S1", "p. 3"), new Citation("S9", null)),
						List.of(new Flag("plan", "A plan"), new Flag("odd", null))),
				Cells.empty("b", "money", "not-reported")), Map.of());
	}

	private static Compared of(List<Cell> cells, Map<String, SectionStatus> sections) {
		Profile a = new Profile("a", "A | Co", "case", null, null, null, null, "", null, null, null, null, null, null,
				null, null);
		Comparison comparison = new Comparison(EdtfDate.of("2018-07"), List.of(a, Profile.unknown("b")),
				List.of(new Index("money", "Money", "USD", null, "money", "higher", null, null, null)), cells, null,
				null, null, Map.of("S1", new Source("S1", "Reuters, 2018a", "{}")), null, null, sections);
		return new Compared(comparison,
				List.of(new Offering("part", "a", "The part", null, null, null, null, null, null, null, null)));
	}

}
