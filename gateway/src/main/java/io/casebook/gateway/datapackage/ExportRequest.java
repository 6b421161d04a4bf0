package io.casebook.gateway.datapackage;

import java.util.Collection;
import java.util.List;

/**
 * What a service is asked to export.
 *
 * @param companies the companies it is about
 * @param groups the groups with them
 * @param sources the keys of references that others cite
 * @param history whether also what holds no more
 */
record ExportRequest(Collection<String> companies, Collection<String> groups, Collection<String> sources,
		boolean history) {

	ExportRequest citing(Collection<String> keys) {
		return new ExportRequest(this.companies, this.groups, List.copyOf(keys), this.history);
	}

}
