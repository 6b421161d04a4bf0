package io.casebook.gateway.company;

import java.util.List;

import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/** How a company uses technology, in one sentence. */
public record Capability(String key, String company, String statement, @Nullable List<Citation> sources,
		@Nullable List<Flag> flags) {
}
