package io.casebook.gateway.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.casebook.gateway.metrics.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Capital that a company seeks by listing, certainly more than twice what it is valued
 * at. A listing sells a part of a company, so a plan to raise all of its value is
 * remarkable already; twice leaves room for a valuation that is a year or two old. Only
 * figures of one currency are compared, and what is sought for a company with what the
 * company is valued at, not a part of it. An estimate counts as the value stated; where a
 * source gives a bound, nothing beyond the bound is certain, and the bound itself is
 * ruled out where the source says less or more than it.
 */
final class CapitalSought {

	private static final BigDecimal FACTOR = BigDecimal.TWO;

	private CapitalSought() {
	}

	static List<Finding> findings(List<? extends Figure> figures, Parties parties) {
		List<Finding> findings = new ArrayList<>();
		for (Figure sought : figures) {
			BigDecimal least = least(sought);
			if (!sought.index().equals("capital-sought-by-listing") || sought.subject() != null || least == null) {
				continue;
			}
			List<? extends Figure> valuations = figures.stream()
				.filter((figure) -> figure.index().equals("valuation") && figure.value() != null)
				.filter((figure) -> figure.company().equals(sought.company()) && figure.subject() == null)
				.filter((figure) -> !"planned".equals(figure.status()))
				.filter((figure) -> Objects.equals(figure.unit(), sought.unit()))
				.toList();
			if (!valuations.isEmpty()
					&& valuations.stream().allMatch((valuation) -> exceeds(sought, least, valuation))) {
				findings.add(Finding.warning("capital-sought-above-valuation",
						"%s seeks %s by listing, more than twice its valuation of %s".formatted(
								parties.label(sought.company()), sought.display(), valuations.getFirst().display()),
						sought.company()));
			}
		}
		return findings;
	}

	private static boolean exceeds(Figure sought, BigDecimal least, Figure valuation) {
		BigDecimal most = most(valuation);
		if (most == null) {
			return false;
		}
		int difference = least.compareTo(most.multiply(FACTOR));
		boolean isOpen = "gt".equals(sought.relation()) || "lt".equals(valuation.relation());
		return difference > 0 || (difference == 0 && isOpen);
	}

	private static @Nullable BigDecimal least(Figure figure) {
		return switch (figure.relation()) {
			case "eq", "approx", "gt", "ge" -> figure.value();
			case null, default -> null;
		};
	}

	private static @Nullable BigDecimal most(Figure figure) {
		return switch (figure.relation()) {
			case "eq", "approx", "lt", "le" -> figure.value();
			case null, default -> null;
		};
	}

}
