package io.casebook.gateway.finding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.Offering;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.company.Relationship;
import io.casebook.gateway.metrics.Figure;
import io.casebook.gateway.metrics.Index;
import io.casebook.gateway.metrics.Observation;
import io.casebook.gateway.timeline.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTests {

	private static final Profile ANT = company("ant-financial", "Ant Financial", "2014");

	private static final Profile LUFAX = company("lufax", "Lufax", "2011");

	private static final Profile ZHONGAN = company("zhongan", "ZhongAn", "2013");

	private static final Profile TENCENT = company("tencent", "Tencent", null);

	private static final Index CAPITAL_RAISED = new Index("capital-raised", "Capital raised", "USD", null, "money",
			"higher", null, null, null);

	private static final Offering ALIPAY = offering("alipay", "Alipay", "2004");

	private static final Offering MYBANK = offering("mybank", "MYbank", null);

	@Test
	void aClaimAndAnEventBeforeTheFoundingAreFound() {
		assertThat(findings(List.of(ANT), List.of(), List.of(claim("ant-financial", null, "capital-raised", "2006")),
				List.of(event("ant-financial", null, "2006", "Series B"))))
			.containsExactly(Finding.warning("claim-before-founding",
					"The claim \"Capital raised\" (US$9) of Ant Financial is about 2006, before the founding in 2014",
					"ant-financial"),
					Finding.warning("event-before-founding",
							"The event \"Series B\" of Ant Financial is dated 2006, before the founding in 2014",
							"ant-financial"));
	}

	@Test
	void whatIsOlderThanTheCompanyButNotThanItsPartIsNotFound() {
		assertThat(findings(List.of(ANT), List.of(), List.of(claim("ant-financial", "alipay", "active-users", "2007")),
				List.of(event("ant-financial", "alipay", "2004", "Set up"),
						event("ant-financial", "alipay", "2011", "Licence"))))
			.isEmpty();
	}

	@Test
	void whatIsOlderThanThePartIsFound() {
		assertThat(findings(List.of(ANT), List.of(), List.of(),
				List.of(event("ant-financial", "alipay", "2003-12", "Idea"))))
			.containsExactly(Finding.warning("event-before-founding",
					"The event \"Idea\" of Alipay is dated 2003-12, before its beginning in 2004", "ant-financial",
					"alipay"));
	}

	@Test
	void ofAPartWithoutADateNothingIsSaid() {
		assertThat(findings(List.of(ANT), List.of(), List.of(),
				List.of(event("ant-financial", "mybank", "2001", "Early"))))
			.isEmpty();
	}

	@Test
	void whatMayLieAfterTheFoundingIsNotFound() {
		assertThat(findings(List.of(ANT), List.of(),
				List.of(claim("ant-financial", null, "consumers", "../2017"),
						claim("ant-financial", null, "staff", "2013/2014"),
						claim("ant-financial", null, "loans", "../2500"), claim("tencent", null, "loans", "1800")),
				List.of(event("ant-financial", null, "2011/..", "Turn"))))
			.isEmpty();
	}

	@Test
	void aFounderYoungerThanWhatItFoundedIsFoundHoweverTheRelationIsWritten() {
		Finding younger = Finding.warning("founder-younger-than-founded",
				"Ant Financial, founded in 2014, is said to have founded ZhongAn in 2013", "zhongan", "ant-financial");
		assertThat(findings(List.of(ANT, ZHONGAN, TENCENT),
				List.of(related("zhongan", "founded-by", "ant-financial", "2013"),
						related("zhongan", "founded-by", "tencent", "2013")),
				List.of(), List.of()))
			.containsExactly(younger);
		assertThat(findings(List.of(ANT, ZHONGAN), List.of(related("ant-financial", "founded", "zhongan", null)),
				List.of(), List.of()))
			.containsExactly(younger);
	}

	@Test
	void aFounderThatMayBeOlderIsNotFound() {
		assertThat(
				findings(List.of(company("ant-financial", "Ant Financial", "2013/2014"), ZHONGAN),
						List.of(related("zhongan", "founded-by", "ant-financial", "2013"),
								related("ant-financial", "succeeded", "alipay", "2004")),
						List.of(), List.of()))
			.isEmpty();
	}

	@Test
	void capitalSoughtFarAboveTheValuationIsFound() {
		assertThat(findings(List.of(LUFAX), List.of(),
				List.of(money("valuation", "approx", "18.5", "USD"),
						money("capital-sought-by-listing", "eq", "60", "USD")),
				List.of()))
			.containsExactly(Finding.warning("capital-sought-above-valuation",
					"Lufax seeks USD 60 by listing, more than twice its valuation of USD 18.5", "lufax"));
	}

	@Test
	void capitalSoughtIsNotFoundWithoutCertainty() {
		assertThat(
				capital(money("valuation", "eq", "30", "USD"), money("capital-sought-by-listing", "eq", "60", "USD")))
			.isEmpty();
		assertThat(
				capital(money("valuation", "gt", "18.5", "USD"), money("capital-sought-by-listing", "eq", "60", "USD")))
			.isEmpty();
		assertThat(
				capital(money("valuation", "eq", "18.5", "USD"), money("capital-sought-by-listing", "le", "60", "USD")))
			.isEmpty();
		assertThat(
				capital(money("valuation", "eq", "18.5", "CNY"), money("capital-sought-by-listing", "eq", "60", "USD")))
			.isEmpty();
		assertThat(capital(money("capital-sought-by-listing", "eq", "60", "USD"))).isEmpty();
	}

	@Test
	void aBoundThatIsRuledOutIsNotReached() {
		assertThat(
				capital(money("valuation", "eq", "60", "USD"), money("capital-sought-by-listing", "gt", "120", "USD")))
			.hasSize(1);
		assertThat(
				capital(money("valuation", "lt", "60", "USD"), money("capital-sought-by-listing", "ge", "120", "USD")))
			.hasSize(1);
		assertThat(
				capital(money("valuation", "le", "60", "USD"), money("capital-sought-by-listing", "ge", "120", "USD")))
			.isEmpty();
		assertThat(
				capital(money("valuation", "lt", "60", "USD"), money("capital-sought-by-listing", "gt", "119", "USD")))
			.isEmpty();
	}

	@Test
	void aTitleIsToldAsItIs() {
		assertThat(findings(List.of(ANT), List.of(), List.of(),
				List.of(event("ant-financial", null, "2006", "Sells 30%share, 5%d"))))
			.extracting(Finding::message)
			.containsExactly(
					"The event \"Sells 30%share, 5%d\" of Ant Financial is dated 2006, before the founding in 2014");
	}

	@Test
	void capitalSoughtIsMeasuredAgainstEveryValuation() {
		assertThat(capital(money("valuation", "eq", "18.5", "USD"), money("valuation", "eq", "40", "USD"),
				money("capital-sought-by-listing", "eq", "60", "USD")))
			.isEmpty();
	}

	@Test
	void capitalSoughtIsMeasuredAgainstTheCompanyAsItIs() {
		Figure sought = money("capital-sought-by-listing", "eq", "60", "USD");
		Figure ofAPart = figure("lufax", "lufax-p2p", "valuation", "eq", "5", "USD", "US$5", "2018", "reported");
		Figure planned = figure("lufax", null, "valuation", "eq", "5", "USD", "US$5", "2018", "planned");
		assertThat(capital(ofAPart, sought)).isEmpty();
		assertThat(capital(planned, sought)).isEmpty();
		assertThat(capital(money("valuation", "eq", "18.5", "USD"),
				figure("lufax", "lufax-p2p", "valuation", "eq", "40", "USD", "US$40", "2018", "reported"), sought))
			.hasSize(1);
		assertThat(capital(money("valuation", "eq", "18.5", "USD"), figure("lufax", "lufax-p2p",
				"capital-sought-by-listing", "eq", "60", "USD", "US$60", "2018", "planned")))
			.isEmpty();
	}

	@Test
	void keysAndSourcesThatNobodyHasAreFound() {
		Stated stated = new Stated(
				Optional.of(new Cases(List.of(ANT), List.of(ALIPAY),
						List.of(related("alipay", "partner-of", "china-post", null)))),
				Optional.of(List.of(claim("ant-financial", "no-part", "staff", "2018"))), List.of(),
				Optional.of(List.of()), Optional.of(Set.of("X99")));
		assertThat(Findings.of(stated, new Parties(stated.cases().stream().toList()),
				Optional.of(Set.of("ant-financial", "alipay"))))
			.containsExactly(Finding.info("unknown-key",
					"No company or offering has the key 'no-part', which is named by the index staff of Ant Financial",
					"no-part"),
					Finding.info("unknown-key",
							"No company or offering has the key 'china-post', which is named by the relationship \"Alipay partner of china-post\"",
							"china-post"),
					Finding.info("unknown-key", "No source has the key 'X99', which is cited", "X99"));
	}

	@Test
	void whatCouldNotBeHadGivesNoFindings() {
		Stated nothing = new Stated(Optional.empty(), Optional.of(List.of(claim("ant-financial", null, "x", "2006"))),
				List.of(), Optional.empty(), Optional.empty());
		assertThat(Findings.of(nothing, new Parties(List.of()), Optional.empty())).isEmpty();
	}

	private static List<Finding> capital(Figure... figures) {
		return findings(List.of(LUFAX), List.of(), List.of(figures), List.of());
	}

	private static List<Finding> findings(List<Profile> companies, List<Relationship> relationships,
			List<? extends Figure> figures, List<Event> events) {
		Cases cases = new Cases(companies, List.of(ALIPAY, MYBANK), relationships);
		return Findings.of(new Stated(Optional.of(cases), Optional.of(figures), List.of(CAPITAL_RAISED),
				Optional.of(events), Optional.of(Set.of())), new Parties(List.of(cases)), Optional.empty());
	}

	private static Profile company(String key, String name, @Nullable String founded) {
		return new Profile(key, name, "case", date(founded), null, null, null, "", null, null, null, null, null, null,
				null, null);
	}

	private static Offering offering(String key, String name, @Nullable String date) {
		return new Offering(key, "ant-financial", name, null, null, date(date), null, null, null, null, null);
	}

	private static Relationship related(String from, String relation, String to, @Nullable String date) {
		return new Relationship(from, relation, to, date(date), null, null, null);
	}

	private static Event event(String company, @Nullable String subject, String date, String title) {
		return new Event("id", company, subject, EdtfDate.of(date), null, "milestone", title, null, null, null, null,
				null, null, null);
	}

	private static Figure claim(String company, @Nullable String subject, String index, String period) {
		return figure(company, subject, index, "eq", "9", "USD", "US$9", period, "reported");
	}

	private static Figure money(String index, String relation, String value, String unit) {
		return figure("lufax", null, index, relation, value, unit, unit + " " + value, "2018", "reported");
	}

	private static Figure figure(String company, @Nullable String subject, String index, String relation, String value,
			String unit, String display, String period, String status) {
		return new Observation("id", company, subject, index, relation, new BigDecimal(value), null, unit, display,
				EdtfDate.of(period), null, status, null, null, null, null, null, null, null, null);
	}

	private static @Nullable EdtfDate date(@Nullable String text) {
		return (text != null) ? EdtfDate.of(text) : null;
	}

}
