package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.casebook.gateway.concept.Concept;
import io.casebook.gateway.concept.ConceptMap;
import io.casebook.gateway.concept.ConceptMapping;
import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code companyfacts} document has in it, found by reading all of it once: its
 * filings, the indices it needs, which facts say the same, and what is wrong with it.
 */
final class FactSurvey {

	/** Bounds what is kept in memory; ten times what the largest filers have. */
	private static final long MOST_FACTS = 1_000_000;

	private final ConceptMap mappings;

	private final Faults faults = new Faults();

	private final SortedMap<String, Filing> filings = new TreeMap<>();

	private final Map<String, IndexDraft> indices = new LinkedHashMap<>();

	private final Map<ClaimKey, List<Concept>> joined = new HashMap<>();

	private final Tally tally = new Tally();

	private @Nullable Filer filer;

	private FactSurvey(ConceptMap mappings) {
		this.mappings = mappings;
	}

	/**
	 * Reads a document.
	 * @throws ApiProblem when anything is wrong with it, with all that is
	 */
	static FactSurvey of(EdgarFile file, ConceptMap mappings) {
		FactSurvey survey = new FactSurvey(mappings);
		survey.read(file);
		survey.faults.verify();
		return survey;
	}

	private void read(EdgarFile file) {
		IndexChoice choice = new IndexChoice(this.mappings);
		Repetitions repetitions = new Repetitions();
		try (FactReader reader = new FactReader(file, this.faults, this::describe)) {
			for (Fact fact = reader.next(); fact != null; fact = reader.next()) {
				if (reader.rows() > MOST_FACTS) {
					throw new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
							"The document has more than %d facts, the most that is taken".formatted(MOST_FACTS));
				}
				note(fact, choice, repetitions);
			}
			this.tally.rows(reader.rows(), reader.emptyRows());
			this.filer = filer(reader);
		}
		if (this.tally.rows() == 0 && this.faults.count() == 0) {
			this.faults.add(InvalidInput.pointer("/facts", null, "at least one fact"));
		}
	}

	private void note(Fact fact, IndexChoice choice, Repetitions repetitions) {
		this.filings.merge(fact.filing().accession(), fact.filing(), FactSurvey::earlier);
		ConceptMapping mapping = choice.mapping(fact);
		String key = choice.key(fact);
		XbrlUnit unit = choice.unit(fact);
		this.indices.computeIfAbsent(key, (absent) -> draft(absent, fact.concept(), mapping)).add(unit);
		ClaimKey claim = ClaimKey.of(fact, key, unit);
		Concept first = repetitions.first(claim, fact.concept(), mapping != null);
		this.tally.count(first, fact);
		if (first != null && !first.equals(fact.concept())) {
			List<Concept> all = this.joined.computeIfAbsent(claim, (absent) -> new ArrayList<>(List.of(first)));
			if (!all.contains(fact.concept())) {
				all.add(fact.concept());
			}
		}
	}

	private IndexDraft draft(String key, Concept concept, @Nullable ConceptMapping mapping) {
		return (mapping != null)
				? new IndexDraft(key, mapping.title(), mapping.better().toString(), this.mappings.definition(key))
				: new IndexDraft(key, concept.name(), "none", concept.toString());
	}

	private void describe(Concept concept, @Nullable String label, @Nullable String description) {
		IndexDraft own = this.indices.get(IndexKey.of(concept));
		if (own != null && own.definition().equals(concept.toString())) {
			own.describe(IndexTexts.title(label, concept), IndexTexts.definition(description, concept));
		}
	}

	private @Nullable Filer filer(FactReader reader) {
		Filer found = Filer.of(reader.cik(), reader.entityName());
		if (found == null) {
			this.faults.add(InvalidInput.pointer("/cik", reader.cik(), Filer.CIK_EXPECTED));
		}
		return found;
	}

	/** Two dates of one filing are no reason for two sources. */
	private static Filing earlier(Filing one, Filing other) {
		int order = one.filed().compareTo(other.filed());
		return (order < 0 || (order == 0 && one.form().compareTo(other.form()) <= 0)) ? one : other;
	}

	Filer filer() {
		if (this.filer == null) {
			throw new IllegalStateException("A document without a filer was not refused");
		}
		return this.filer;
	}

	ConceptMap mappings() {
		return this.mappings;
	}

	/** The filings that state anything, by accession number. */
	SortedMap<String, Filing> filings() {
		return this.filings;
	}

	/** The indices needed, by the key of the main one. */
	Map<String, IndexDraft> indices() {
		return this.indices;
	}

	/** The concepts of a claim that several concepts of one index make. */
	@Nullable List<Concept> joined(ClaimKey claim) {
		return this.joined.get(claim);
	}

	Tally tally() {
		return this.tally;
	}

}
