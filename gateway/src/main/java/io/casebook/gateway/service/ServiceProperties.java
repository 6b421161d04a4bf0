package io.casebook.gateway.service;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are, and how long an answer of each is waited for.
 */
@Validated
@ConfigurationProperties("casebook.services")
record ServiceProperties(@Valid @NotNull Place company, @Valid @NotNull Place metrics, @Valid @NotNull Place timeline) {

	Place of(Service service) {
		return switch (service) {
			case COMPANY -> this.company;
			case METRICS -> this.metrics;
			case TIMELINE -> this.timeline;
		};
	}

	/**
	 * One service.
	 *
	 * @param url its address, without a path
	 * @param deadline the longest wait for the whole of an answer that a view needs
	 */
	record Place(@NotNull URI url, @NotNull Duration deadline) {

		String base() {
			String text = this.url.toString();
			return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
		}

	}

}
