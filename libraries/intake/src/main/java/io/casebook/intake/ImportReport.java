package io.casebook.intake;

import java.util.Map;

/**
 * What an import did, or would do.
 *
 * @param resources what became of each resource of the package
 */
public record ImportReport(Map<String, Counts> resources) {
}
