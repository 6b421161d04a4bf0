package io.casebook.gateway.company;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class FoundCasesTests {

	private static final FoundCases FOUND = JsonMapper.builder()
		.build()
		.readValue(
				"""
						{"companies": [{"key": "ant-financial", "name": "Ant Financial", "kind": "case"},
						   {"key": "lufax", "name": "Lufax", "kind": "case"}, {"key": "zhongan", "name": "ZhongAn", "kind": "case"}],
						 "offerings": [{"key": "alipay", "company": "ant-financial", "name": "Alipay"},
						   {"key": "lufax-p2p", "company": "lufax", "name": "P2P lending"}],
						 "relationships": [
						   {"place": 2, "relationship": {"from": "zhongan", "relation": "founded-by", "to": "ant-financial"}},
						   {"place": 5, "relationship": {"from": "lufax-p2p", "relation": "competes-with", "to": "stranger"}},
						   {"place": 7, "relationship": {"from": "zhongan", "relation": "partner-of", "to": "alipay"}}]}""",
				FoundCases.class);

	@Test
	void companyTakesItsOfferingsAndTheRelationshipsOfEither() {
		FoundCases ant = part("ant-financial");
		assertThat(ant.companies()).extracting(Profile::key).containsExactly("ant-financial");
		assertThat(ant.offerings()).extracting(Offering::key).containsExactly("alipay");
		assertThat(ant.relationships()).extracting(FoundCases.Placed::place).containsExactly(2L, 7L);
		assertThat(ant.uses(List.of())).containsExactly("party/ant-financial", "party/alipay");
	}

	@Test
	void partsPutTogetherAgainAreTheWhole() {
		assertThat(FoundCases.merged(FOUND.byCompany(List.of("ant-financial", "lufax", "zhongan")).values()))
			.isEqualTo(FOUND);
	}

	@Test
	void companiesKeepTheOrderInWhichTheyAreAskedForAndRelationshipsTheirOwn() {
		FoundCases merged = FoundCases.merged(FOUND.byCompany(List.of("zhongan", "lufax")).values());
		assertThat(merged.companies()).extracting(Profile::key).containsExactly("zhongan", "lufax");
		assertThat(merged.relationships()).extracting(FoundCases.Placed::place).containsExactly(2L, 5L, 7L);
	}

	@Test
	void relationshipOfCompaniesOfTwoViewsIsToldInBoth() {
		assertThat(part("zhongan").relationships()).extracting(FoundCases.Placed::place).containsExactly(2L, 7L);
		assertThat(part("lufax").relationships()).extracting(FoundCases.Placed::place).containsExactly(5L);
	}

	private static FoundCases part(String company) {
		return Objects.requireNonNull(FOUND.byCompany(List.of("ant-financial", "lufax", "zhongan")).get(company));
	}

}
