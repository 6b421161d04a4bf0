package io.casebook.gateway.table;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of a table, as the mapping reads it.
 *
 * @param number its number in the table; the header is row 1
 * @param company what names the company
 * @param name the company's name
 * @param profile parts of its profile, as many of each as there are columns with it
 * @param figures its figures
 * @param odd cells that are kept as they are stated, each as a flag
 * @param tally what became of its other cells
 */
record TableRow(long number, String company, @Nullable String name, List<Part> profile, List<Figure> figures,
		List<String> odd, Tally tally) {

	/** A part of a profile: what the cell in its column says in Casebook's form. */
	record Part(ProfileColumn column, String value) {
	}

	/**
	 * A figure.
	 *
	 * @param place the place of its column among those with figures, from 0
	 * @param asStated the figure as the table writes it
	 */
	record Figure(int place, FigureColumn column, BigDecimal value, String unit, String period, String asStated) {
	}

	/** How many cells had nothing to say, and how many odd ones were passed over. */
	record Tally(int empty, int skipped) {
	}

}
