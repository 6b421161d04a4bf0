package io.casebook.gateway.quota;

import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What requests cost by their paths; what is not of the API costs nothing. */
@Component
@EnableConfigurationProperties(QuotaProperties.class)
public class Costs {

	private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

	private final List<Dear> dear;

	Costs(QuotaProperties properties) {
		this.dear = properties.costs()
			.stream()
			.map((cost) -> new Dear(PathPatternParser.defaultInstance.parse(cost.path()), cost.units()))
			.toList();
	}

	/** In units. */
	public int of(PathContainer path) {
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
