package io.casebook.metrics.matrix;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.claim.ClaimSelection;
import io.casebook.metrics.claim.Selection;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.observation.CandidateRepository.Candidate;
import io.casebook.ranking.Figure;
import io.casebook.ranking.Ranking;

/**
 * Companies by indices. It is filled with the claims of one cell after the other and
 * keeps the choice of each; verdicts are made when a cell is asked for, because between
 * many open figures they are many more than the cells.
 */
final class Matrix {

	private static final Selection NOT_REPORTED = new Selection.NotReported();

	private final EdtfDate asOf;

	private final List<String> companies;

	private final Map<String, Index> indices = new LinkedHashMap<>();

	private final Map<Place, Selection> selections = new HashMap<>();

	Matrix(EdtfDate asOf, List<String> companies, List<Index> indices) {
		this.asOf = asOf;
		this.companies = companies;
		indices.forEach((index) -> this.indices.put(index.key(), index));
	}

	/** Takes all the candidates of a cell. */
	void fill(List<Candidate> candidates) {
		Candidate first = candidates.getFirst();
		Index index = this.indices.get(first.claim().index());
		if (index != null) {
			List<Claim> claims = candidates.stream().map(Candidate::claim).toList();
			int others = Math.max(0, first.known() - claims.size());
			this.selections.put(new Place(first.claim().company(), index.key()),
					ClaimSelection.select(claims, others, index.basis(), this.asOf));
		}
	}

	Head head() {
		return new Head(this.asOf, this.companies, List.copyOf(this.indices.values()));
	}

	/** The cells of the first company, then those of the second, and so on. */
	Stream<Cell> cells() {
		Map<String, Ranking> rankings = new HashMap<>();
		this.indices.forEach((key, index) -> rankings.put(key, new Ranking(index.better(), figures(key))));
		return cells(rankings);
	}

	/** The same, not compared with each other. */
	Stream<Cell> cellsApart() {
		return cells(Map.of());
	}

	private Stream<Cell> cells(Map<String, Ranking> rankings) {
		return this.companies.stream().flatMap((company) -> this.indices.keySet().stream().map((index) -> {
			Selection selection = selection(company, index);
			Ranking ranking = rankings.getOrDefault(index, Ranking.NONE);
			return Cell.of(company, index, selection, ranking.rank(company), ranking.verdicts(company));
		}));
	}

	private Map<String, Figure> figures(String index) {
		Map<String, Figure> figures = new LinkedHashMap<>();
		for (String company : this.companies) {
			if (selection(company, index) instanceof Selection.Chosen chosen) {
				Figure figure = chosen.claim().figure();
				if (figure != null) {
					figures.put(company, figure);
				}
			}
		}
		return figures;
	}

	private Selection selection(String company, String index) {
		return this.selections.getOrDefault(new Place(company, index), NOT_REPORTED);
	}

	/** What the answer begins with. */
	record Head(EdtfDate asOf, List<String> companies, List<Index> indices) {
	}

	private record Place(String company, String index) {
	}

}
