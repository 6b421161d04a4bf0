package io.casebook.gateway.comparison;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.company.Relationship;
import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.Finding;
import io.casebook.gateway.metrics.Cell;
import io.casebook.gateway.metrics.Index;
import io.casebook.gateway.timeline.Event;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.gateway.view.SectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Companies side by side. What was not asked for, or cannot be had, is absent;
 * {@code sections} tells which.
 *
 * @param companies in the order asked for; by no more than their keys when the profiles
 * are absent
 * @param cells one for each company and index
 * @param timeline the events of all companies, merged
 * @param anchors what each company's time is counted from, unless by the calendar
 * @param sources those cited, by key
 * @param completeness by company, the share of its applicable cells that hold a value
 * @param sections how each section asked for was had
 */
record Comparison(EdtfDate asOf, List<Profile> companies, @Nullable List<Index> indices, @Nullable List<Cell> cells,
		@Nullable List<Event> timeline, @Nullable List<Timeline.Anchor> anchors,
		@Nullable List<Relationship> relationships, @Nullable Map<String, Source> sources,
		@Nullable List<Finding> findings, @Nullable Map<String, BigDecimal> completeness,
		Map<String, SectionStatus> sections) {

	/** The same without the ages of its stale sections: equal while only they grow. */
	Comparison ageless() {
		Map<String, SectionStatus> ageless = new LinkedHashMap<>(this.sections);
		ageless.replaceAll((name, section) -> section.ageless());
		return new Comparison(this.asOf, this.companies, this.indices, this.cells, this.timeline, this.anchors,
				this.relationships, this.sources, this.findings, this.completeness, ageless);
	}

}
