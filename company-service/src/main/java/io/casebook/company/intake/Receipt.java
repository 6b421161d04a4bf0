package io.casebook.company.intake;

import java.util.SortedMap;

/** What an import did, or would do: for each resource that the package has. */
record Receipt(SortedMap<String, Counts> resources) {
}
