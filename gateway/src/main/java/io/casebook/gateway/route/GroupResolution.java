package io.casebook.gateway.route;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.casebook.gateway.company.Groups;
import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.view.Representation;
import io.casebook.gateway.view.SectionStatus;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** Puts the companies of a group in the place of the group. */
@Component
class GroupResolution {

	static final String PARAMETER = "group";

	private final Groups groups;

	GroupResolution(Groups groups) {
		this.groups = groups;
	}

	/**
	 * The same request with the companies in the given parameter. When they are only as
	 * last heard of, the answer says so.
	 */
	Mono<ServerWebExchange> resolve(ServerWebExchange exchange, String parameter) {
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		String group = query.getOrDefault(PARAMETER, List.of())
			.stream()
			.map((value) -> Objects.requireNonNullElse(value, ""))
			.collect(Collectors.joining(","));
		if (query.containsKey(parameter)) {
			throw ApiProblem.invalidParameter(PARAMETER, group, "either group or %s, not both".formatted(parameter));
		}
		Keys.one(PARAMETER, group);
		return this.groups.members(group, RecordedAsOf.of(query)).map((section) -> {
			if (section instanceof Section.Unavailable<List<String>> missing) {
				throw missing.problem();
			}
			if (section instanceof Section.Stale<List<String>>) {
				tell(exchange.getResponse(), SectionStatus.of(section));
			}
			return with(exchange, parameter, group, section.content().orElse(List.of()));
		});
	}

	/** Only of an answer that is of the group. */
	private static void tell(ServerHttpResponse response, SectionStatus status) {
		response.beforeCommit(() -> Mono.fromRunnable(() -> {
			HttpStatusCode code = response.getStatusCode();
			if (code == null || !code.isError()) {
				response.getHeaders().set(Representation.SECTIONS_HEADER, PARAMETER + "=" + status);
			}
		}));
	}

	private static ServerWebExchange with(ServerWebExchange exchange, String parameter, String group,
			List<String> members) {
		if (members.isEmpty()) {
			throw ApiProblem.invalidParameter(PARAMETER, group, "a group with companies");
		}
		ServerHttpRequest request = exchange.getRequest();
		String others = Arrays.stream(request.getURI().getRawQuery().split("&"))
			.filter((pair) -> !pair.equals(PARAMETER) && !pair.startsWith(PARAMETER + "="))
			.map((pair) -> pair + "&")
			.collect(Collectors.joining());
		URI resolved = withQuery(request.getURI(), others + parameter + "=" + String.join(",", members));
		return exchange.mutate().request(request.mutate().uri(resolved).build()).build();
	}

	/** All else stays as it came: Spring's builder refuses some of what may be in one. */
	private static URI withQuery(URI uri, String query) {
		String text = uri.toString();
		return URI.create(text.substring(0, text.indexOf('?') + 1) + query);
	}

}
