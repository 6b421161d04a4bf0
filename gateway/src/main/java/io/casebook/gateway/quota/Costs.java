package io.casebook.gateway.quota;

import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What requests cost by their paths; what is not of the API costs nothing. */
final class Costs {

	private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

	private final List<Dear> dear;

	Costs(List<QuotaProperties.Cost> costs) {
		this.dear = costs.stream()
			.map((cost) -> new Dear(PathPatternParser.defaultInstance.parse(cost.path()), cost.units()))
			.toList();
	}

	int of(PathContainer path) {
		for (Dear each : this.dear) {
			if (each.pattern().matches(path)) {
				return each.units();
			}
		}
		return API.matches(path) ? 1 : 0;
	}

	private record Dear(PathPattern pattern, int units) {
	}

}
