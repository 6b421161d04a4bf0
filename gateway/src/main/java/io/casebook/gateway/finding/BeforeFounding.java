package io.casebook.gateway.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.metrics.Figure;
import io.casebook.gateway.timeline.Event;
import org.jspecify.annotations.Nullable;

/**
 * What lies certainly before the founding of the company that it is stated of. What is
 * stated of a part is measured against the part: it may be older than the company that
 * has it now, so of a part without a date nothing is said.
 */
final class BeforeFounding {

	private final Parties parties;

	BeforeFounding(Parties parties) {
		this.parties = parties;
	}

	List<Finding> claims(Stated stated) {
		List<Finding> findings = new ArrayList<>();
		for (Figure figure : stated.claims()) {
			EdtfDate period = figure.period();
			if (period == null || figure.value() == null) {
				continue;
			}
			founding(figure.company(), figure.subject(), period)
				.ifPresent((founding) -> findings.add(finding("claim-before-founding", figure.company(),
						figure.subject(), founding, (whose) -> "The claim %s (%s) of %s is about %s"
							.formatted(stated.index(figure.index()), figure.display(), whose, period))));
		}
		return findings;
	}

	List<Finding> events(List<Event> events) {
		List<Finding> findings = new ArrayList<>();
		for (Event event : events) {
			founding(event.company(), event.subject(), event.date()).ifPresent((founding) -> findings.add(finding(
					"event-before-founding", event.company(), event.subject(), founding,
					(whose) -> "The event \"%s\" of %s is dated %s".formatted(event.title(), whose, event.date()))));
		}
		return findings;
	}

	private Optional<EdtfDate> founding(String company, @Nullable String subject, EdtfDate date) {
		return this.parties.began((subject != null) ? subject : company).filter(date::certainlyBefore);
	}

	private Finding finding(String code, String company, @Nullable String subject, EdtfDate founding,
			UnaryOperator<String> statement) {
		String of = (subject != null) ? subject : company;
		String message = statement.apply(this.parties.label(of)) + ", before "
				+ ((subject != null) ? "its beginning" : "the founding") + " in " + founding;
		return (subject != null) ? Finding.warning(code, message, company, subject)
				: Finding.warning(code, message, company);
	}

}
