package io.casebook.timeline.intake;

import java.util.Map;

/**
 * What became of a package.
 *
 * @param resources the counts by resource
 */
record PackageReport(Map<String, Counts> resources) {

	record Counts(long created, long superseded, long unchanged) {
	}

}
