package io.casebook.company.capability;

import java.util.List;

import io.casebook.intake.Citation;
import io.casebook.intake.Flag;

/** How a company uses technology, in one sentence. */
record Capability(String key, String company, String statement, List<Citation> sources, List<Flag> flags) {
}
