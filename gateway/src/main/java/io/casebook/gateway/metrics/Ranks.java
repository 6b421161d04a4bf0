package io.casebook.gateway.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.casebook.ranking.Better;
import io.casebook.ranking.Figure;
import io.casebook.ranking.RankRange;
import io.casebook.ranking.Ranking;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the cells of companies that were asked for apart, each index by itself. It is the
 * ranking that the metrics service makes of those it is asked for together.
 */
final class Ranks {

	private final Map<String, Ranking> rankings = new LinkedHashMap<>();

	/**
	 * Of some cells.
	 * @param cells the companies in the order in which verdicts are wanted
	 */
	Ranks(List<Index> indices, List<Cell> cells) {
		Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
		for (Cell cell : cells) {
			if (cell.holdsValue()) {
				figures.computeIfAbsent(cell.index(), (index) -> new LinkedHashMap<>())
					.put(cell.company(), figure(cell));
			}
		}
		indices.forEach((index) -> this.rankings.put(index.key(),
				new Ranking(constant(Better.class, index.better()), figures.getOrDefault(index.key(), Map.of()))));
	}

	/** The same cell with its rank and verdicts among all. */
	Cell of(Cell cell) {
		Ranking ranking = this.rankings.getOrDefault(cell.index(), Ranking.NONE);
		return cell.ranked(rank(ranking.rank(cell.company())), verdicts(ranking, cell.company()));
	}

	private static Figure figure(Cell cell) {
		return new Figure(constant(Relation.class, Objects.requireNonNull(cell.relation())),
				Objects.requireNonNull(cell.value()), Objects.requireNonNull(cell.unit()));
	}

	private static Cell.@Nullable Rank rank(@Nullable RankRange range) {
		return (range != null) ? new Cell.Rank(range.from(), range.to(), range.of()) : null;
	}

	private static List<Cell.Verdict> verdicts(Ranking ranking, String company) {
		List<Cell.Verdict> verdicts = new ArrayList<>();
		ranking.verdicts(company)
			.forEach((verdict) -> verdicts.add(new Cell.Verdict(verdict.company(), verdict.comparison().toString(),
					verdict.certainty().toString())));
		return verdicts;
	}

	private static <E extends Enum<E>> E constant(Class<E> type, String code) {
		return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
	}

}
