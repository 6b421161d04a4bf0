package io.casebook.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Ranks the companies' figures of one index. Figures are only ranked among those of the
 * same unit. A rank is a range, because a figure that is open on a side may lie on either
 * side of another.
 */
public final class Ranking {

	/** Of nothing. */
	public static final Ranking NONE = new Ranking(Better.NONE, Map.of());

	private final Map<String, Ranked> ranked = new LinkedHashMap<>();

	/**
	 * Ranks the figures.
	 * @param figures the figure of each company, in the order in which verdicts are
	 * wanted
	 */
	public Ranking(Better better, Map<String, Figure> figures) {
		if (better == Better.NONE) {
			return;
		}
		figures.forEach((company, figure) -> {
			Interval interval = figure.interval();
			int best = 1;
			int worst = 0;
			int of = 0;
			for (Figure other : figures.values()) {
				if (other.unit().equals(figure.unit())) {
					of++;
					best += isBetter(better, other.interval(), interval) ? 1 : 0;
					worst += isBetter(better, interval, other.interval()) ? 1 : 0;
				}
			}
			this.ranked.put(company, new Ranked(figure, interval, new RankRange(best, of - worst, of)));
		});
	}

	/** The ranks that the company may have; none when it is not ranked. */
	public @Nullable RankRange rank(String company) {
		Ranked own = this.ranked.get(company);
		return (own != null) ? own.rank() : null;
	}

	/**
	 * How the company's figure compares with each other whose ranks overlap with its own:
	 * ranks that do not overlap have said it already.
	 */
	public List<Verdict> verdicts(String company) {
		List<Verdict> verdicts = new ArrayList<>();
		Ranked own = this.ranked.get(company);
		if (own != null) {
			this.ranked.forEach((name, other) -> {
				if (!name.equals(company) && other.isComparedWith(own)) {
					verdicts.addAll(verdicts(own, name, other));
				}
			});
		}
		return verdicts;
	}

	private static List<Verdict> verdicts(Ranked own, String company, Ranked other) {
		List<Comparison> possible = new ArrayList<>();
		if (other.interval().mayBeBelow(own.interval())) {
			possible.add(Comparison.HIGHER);
		}
		if (own.interval().mayBeBelow(other.interval())) {
			possible.add(Comparison.LOWER);
		}
		if (own.interval().mayEqual(other.interval())) {
			possible.add(Comparison.EQUAL);
		}
		boolean certain = possible.size() == 1 && !own.isApproximate() && !other.isApproximate();
		Certainty certainty = certain ? Certainty.CERTAINLY : Certainty.POSSIBLY;
		return possible.stream().map((comparison) -> new Verdict(company, comparison, certainty)).toList();
	}

	private static boolean isBetter(Better better, Interval one, Interval other) {
		return (better == Better.HIGHER) ? other.isBelow(one) : one.isBelow(other);
	}

	private record Ranked(Figure figure, Interval interval, RankRange rank) {

		boolean isComparedWith(Ranked other) {
			return this.figure.unit().equals(other.figure.unit()) && this.rank.overlaps(other.rank);
		}

		boolean isApproximate() {
			return this.figure.relation() == Relation.APPROX;
		}

	}

}
