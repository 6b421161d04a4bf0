package io.casebook.metrics.intake;

import java.util.Map;

/**
 * What an import did, or would do.
 *
 * @param resources what became of each resource of the package
 */
record ImportReport(Map<String, Counts> resources) {

	/**
	 * What became of what a resource holds.
	 *
	 * @param created was not known before
	 * @param superseded was known and got a new version
	 * @param unchanged was known just so
	 */
	record Counts(long created, long superseded, long unchanged) {
	}

}
