package io.casebook.gateway.service;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * What is asked of a service: a path with its query, encoded.
 */
public record ServiceRequest(String address) {

	/** A path; each place {@code {}} in it takes one of the variables. */
	public static ServiceRequest path(String template, String... variables) {
		String path = template;
		for (String variable : variables) {
			path = path.replaceFirst("\\{}", UriUtils.encode(variable, StandardCharsets.UTF_8));
		}
		return new ServiceRequest(path);
	}

	/** With a parameter, unless it has no value. */
	public ServiceRequest with(String name, @Nullable Object value) {
		if (value == null) {
			return this;
		}
		char separator = (this.address.indexOf('?') < 0) ? '?' : '&';
		return new ServiceRequest(
				this.address + separator + name + '=' + UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
	}

	/** With a list, unless it is empty. */
	public ServiceRequest with(String name, Collection<String> values) {
		return with(name, values.isEmpty() ? null : String.join(",", values));
	}

}
