package io.casebook.gateway.filing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

import io.casebook.gateway.concept.Concept;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;

/** The claims of a surveyed document as rows, one after the other. Reading blocks. */
final class ClaimRows implements Iterator<PackageRow>, AutoCloseable {

	private final FactReader reader;

	private final FactSurvey survey;

	private final IndexAssignment assignment;

	private final String company;

	private final IndexChoice choice;

	private final Repetitions repetitions = new Repetitions();

	private long number = 1;

	private @Nullable PackageRow next;

	ClaimRows(EdgarFile file, FactSurvey survey, IndexAssignment assignment, String company) {
		this.reader = new FactReader(file, new Faults(), (concept, label, description) -> {
		});
		this.survey = survey;
		this.assignment = assignment;
		this.company = company;
		this.choice = new IndexChoice(survey.mappings());
	}

	@Override
	public boolean hasNext() {
		while (this.next == null) {
			Fact fact = this.reader.next();
			if (fact == null) {
				return false;
			}
			String index = this.choice.key(fact);
			XbrlUnit unit = this.choice.unit(fact);
			ClaimKey claim = ClaimKey.of(fact, index, unit);
			if (this.repetitions.first(claim, fact.concept(), this.choice.mapping(fact) != null) == null) {
				this.next = row(fact, claim, unit);
			}
		}
		return true;
	}

	@Override
	public PackageRow next() {
		if (!hasNext() || this.next == null) {
			throw new NoSuchElementException();
		}
		PackageRow row = this.next;
		this.next = null;
		return row;
	}

	private PackageRow row(Fact fact, ClaimKey claim, XbrlUnit unit) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("company", this.company);
		fields.put("index", this.assignment.key(claim.index(), unit));
		fields.put("relation", "eq");
		fields.put("value", fact.value().toPlainString());
		fields.put("unit", unit.code());
		fields.put("period", claim.period());
		fields.put("status", fact.isPlan() ? "planned" : "reported");
		fields.put("standing", "normal");
		fields.put("knownFrom", fact.filing().filed().toString());
		fields.put("asStated", fact.asStated());
		fields.put("sources", sources(fact, claim));
		String flags = fact.flags();
		if (flags != null) {
			fields.put("flags", flags);
		}
		return new PackageRow("observations", ++this.number, fields);
	}

	/** The filing, with the form and the tag as the place in it. */
	private String sources(Fact fact, ClaimKey claim) {
		List<Concept> joined = this.survey.joined(claim);
		return ((joined != null) ? joined : List.of(fact.concept())).stream()
			.map((concept) -> fact.filing().accession() + "#" + fact.filing().form() + " " + concept)
			.collect(Collectors.joining(";"));
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
