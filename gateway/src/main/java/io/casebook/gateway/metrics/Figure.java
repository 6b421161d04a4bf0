package io.casebook.gateway.metrics;

import java.math.BigDecimal;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import org.jspecify.annotations.Nullable;

/** A figure of a company, if it has one. */
public interface Figure {

	String company();

	/** The offering or part that it is of; none when of the company itself. */
	@Nullable String subject();

	String index();

	/** How the true value relates to the one given: {@code eq gt ge lt le approx}. */
	@Nullable String relation();

	@Nullable BigDecimal value();

	@Nullable String unit();

	/** The value for people. */
	@Nullable String display();

	/** What it is about. */
	@Nullable EdtfDate period();

	/** {@code reported estimated planned derived}. */
	@Nullable String status();

	@Nullable List<Citation> sources();

}
