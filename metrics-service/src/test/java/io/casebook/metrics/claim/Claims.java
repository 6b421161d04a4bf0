package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Claims for tests: a figure of 2017, reported, public since 2018; all else on demand.
 */
record Claims(int number, @Nullable String subject, Relation relation, @Nullable String value,
		@Nullable Missing missing, String unit, String period, Status status, Standing standing, String knownFrom,
		String recordedAt) {

	static Claims claim(int number, @Nullable String value) {
		return new Claims(number, null, Relation.EQ, value, (value == null) ? Missing.WITHHELD : null, "{users}",
				"2017", Status.REPORTED, Standing.NORMAL, "2018", "2026-01-01T00:00:00Z");
	}

	Claims of(String subject) {
		return new Claims(this.number, subject, this.relation, this.value, this.missing, this.unit, this.period,
				this.status, this.standing, this.knownFrom, this.recordedAt);
	}

	Claims relation(Relation relation) {
		return new Claims(this.number, this.subject, relation, this.value, this.missing, this.unit, this.period,
				this.status, this.standing, this.knownFrom, this.recordedAt);
	}

	Claims missing(Missing missing) {
		return new Claims(this.number, this.subject, this.relation, null, missing, this.unit, this.period, this.status,
				this.standing, this.knownFrom, this.recordedAt);
	}

	Claims unit(String unit) {
		return new Claims(this.number, this.subject, this.relation, this.value, this.missing, unit, this.period,
				this.status, this.standing, this.knownFrom, this.recordedAt);
	}

	Claims period(String period) {
		return new Claims(this.number, this.subject, this.relation, this.value, this.missing, this.unit, period,
				this.status, this.standing, this.knownFrom, this.recordedAt);
	}

	Claims status(Status status) {
		return new Claims(this.number, this.subject, this.relation, this.value, this.missing, this.unit, this.period,
				status, this.standing, this.knownFrom, this.recordedAt);
	}

	Claims standing(Standing standing) {
		return new Claims(this.number, this.subject, this.relation, this.value, this.missing, this.unit, this.period,
				this.status, standing, this.knownFrom, this.recordedAt);
	}

	Claims knownFrom(String knownFrom) {
		return new Claims(this.number, this.subject, this.relation, this.value, this.missing, this.unit, this.period,
				this.status, this.standing, knownFrom, this.recordedAt);
	}

	Claims recordedAt(String recordedAt) {
		return new Claims(this.number, this.subject, this.relation, this.value, this.missing, this.unit, this.period,
				this.status, this.standing, this.knownFrom, recordedAt);
	}

	Claim made() {
		return new Claim(new UUID(0, this.number), "acme", this.subject, "users", this.relation,
				(this.value != null) ? new BigDecimal(this.value) : null, this.missing, this.unit, null,
				EdtfDate.of(this.period), null, this.status, this.standing, EdtfDate.of(this.knownFrom), null,
				List.of(new Citation("doc", null)), List.of(), Instant.parse(this.recordedAt), "casebook", null, null,
				1);
	}

}
