package io.casebook.gateway.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.casebook.gateway.company.Profile;
import io.casebook.gateway.evidence.Flag;
import io.casebook.gateway.metrics.Cell;
import io.casebook.gateway.metrics.Index;
import io.casebook.gateway.view.SectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A comparison's matrix as people print it, in GitHub Flavored Markdown: a row for each
 * index, a column for each company, citations, disagreement and doubts as footnotes.
 */
final class ComparisonMarkdown {

	private final Comparison comparison;

	private final Labels labels;

	private final Map<String, Integer> footnotes = new HashMap<>();

	private final List<String> notes = new ArrayList<>();

	private ComparisonMarkdown(Compared compared) {
		this.comparison = compared.comparison();
		this.labels = new Labels(compared);
	}

	static String of(Compared compared) {
		return new ComparisonMarkdown(compared).write();
	}

	private String write() {
		Map<String, Map<String, Cell>> cells = Objects.requireNonNullElse(this.comparison.cells(), List.<Cell>of())
			.stream()
			.collect(Collectors.groupingBy(Cell::index, Collectors.toMap(Cell::company, (cell) -> cell)));
		StringBuilder text = new StringBuilder("# Comparison as of ").append(this.comparison.asOf()).append("\n\n");
		text.append("| Index |");
		this.comparison.companies()
			.forEach((company) -> text.append(' ').append(Markdown.escape(company.label())).append(" |"));
		text.append("\n| --- |").append(" --- |".repeat(this.comparison.companies().size())).append('\n');
		for (Index index : Objects.requireNonNullElse(this.comparison.indices(), List.<Index>of())) {
			text.append("| ").append(Markdown.escape(index.title())).append(" |");
			Map<String, Cell> row = cells.getOrDefault(index.key(), Map.of());
			for (Profile company : this.comparison.companies()) {
				Cell cell = row.get(company.key());
				text.append(' ').append((cell != null) ? print(cell) : "").append(" |");
			}
			text.append('\n');
		}
		return text.append(footer()).toString();
	}

	private String print(Cell cell) {
		StringBuilder text = new StringBuilder();
		if (cell.holdsValue()) {
			text.append(Markdown.escape(String.valueOf(cell.display()))).append(' ').append(circumstances(cell));
		}
		else {
			text.append(cell.state().replace('-', ' '));
		}
		if (cell.sources() != null) {
			cell.sources().forEach((citation) -> text.append(footnote(this.labels.citation(citation))));
		}
		String disagreement = disagreement(cell);
		if (disagreement != null) {
			text.append(footnote(disagreement));
		}
		for (Flag flag : Objects.requireNonNullElse(cell.flags(), List.<Flag>of())) {
			text.append(footnote((flag.note() != null) ? flag.note() : flag.code()));
		}
		return text.toString();
	}

	/** That other claims say otherwise, or may. */
	private static @Nullable String disagreement(Cell cell) {
		return switch (cell.agreement()) {
			case "material" -> "One of " + cell.claims() + " claims, which differ";
			case "incomparable" -> "One of " + cell.claims() + " claims, whose units cannot be compared";
			case null, default -> null;
		};
	}

	/**
	 * Whose the figure is when a part's, what it is about, and that it is no plain
	 * report.
	 */
	private String circumstances(Cell cell) {
		List<String> parts = new ArrayList<>();
		if (cell.subject() != null) {
			parts.add(this.labels.party(cell.subject()));
		}
		if (cell.periodAsStated() != null) {
			parts.add(cell.periodAsStated());
		}
		else if (cell.period() != null) {
			parts.add(DateWords.of(cell.period()));
		}
		if (cell.status() != null && !cell.status().equals("reported")) {
			parts.add(cell.status());
		}
		return "(" + Markdown.escape(String.join(", ", parts)) + ")";
	}

	private String footnote(String note) {
		int number = this.footnotes.computeIfAbsent(note, (unseen) -> {
			this.notes.add(unseen);
			return this.notes.size();
		});
		return "[^" + number + "]";
	}

	/** What is unchecked here is the matrix: findings are no part of a table. */
	private static String words(SectionStatus section) {
		return (section.unchecked() == null) ? section.toString()
				: "%s, but could not be checked by %s: where it is empty, a company may not have been founded yet"
					.formatted(section, String.join(", ", section.unchecked()));
	}

	private String footer() {
		StringBuilder text = new StringBuilder();
		this.comparison.sections().forEach((name, section) -> {
			if (section.impaired()) {
				text.append("\nNote: the section ").append(name).append(" is ").append(words(section)).append(".\n");
			}
		});
		for (int i = 0; i < this.notes.size(); i++) {
			text.append((i == 0) ? "\n" : "")
				.append("[^")
				.append(i + 1)
				.append("]: ")
				.append(Markdown.escape(this.notes.get(i)))
				.append('\n');
		}
		return text.toString();
	}

}
