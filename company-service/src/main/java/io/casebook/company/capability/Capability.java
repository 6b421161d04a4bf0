package io.casebook.company.capability;

import java.util.List;

import io.casebook.company.evidence.Citation;
import io.casebook.company.evidence.Flag;

/** How a company uses technology, in one sentence. */
record Capability(String key, String company, String statement, List<Citation> sources, List<Flag> flags) {
}
