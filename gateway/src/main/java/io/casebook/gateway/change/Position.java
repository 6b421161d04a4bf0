package io.casebook.gateway.change;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.casebook.gateway.service.Service;
import io.casebook.problem.ApiProblem;

/**
 * A place in the merged feed: how far each service's feed was told, such as
 * {@code 12-345-6}.
 */
record Position(Map<Service, Long> parts) {

	private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

	static Position read(String parameter, String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			throw ApiProblem.invalidParameter(parameter, text, "a position that this feed gave, or oldest");
		}
		Map<Service, Long> parts = new EnumMap<>(Service.class);
		for (Service service : Service.values()) {
			parts.put(service, Long.valueOf(form.group(service.ordinal() + 1)));
		}
		return new Position(parts);
	}

	long of(Service service) {
		return this.parts.getOrDefault(service, 0L);
	}

	Position with(Service service, long position) {
		Map<Service, Long> moved = new EnumMap<>(this.parts);
		moved.put(service, position);
		return new Position(moved);
	}

	@Override
	public String toString() {
		return this.parts.values().stream().map(String::valueOf).collect(Collectors.joining("-"));
	}

}
