package io.casebook.gateway.service;

import java.net.URI;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The services' doors for work that may take long: the calls have neither the views'
 * deadlines nor their circuit breakers, and carry the key that lets the gateway change
 * something.
 */
public final class ServiceDoors {

	private final ServiceProperties services;

	private final WebClient http;

	private final String key;

	ServiceDoors(ServiceProperties services, WebClient http, String key) {
		this.services = services;
		this.http = http;
		this.key = key;
	}

	/** Whether there is a key; without one the services refuse whatever is sent. */
	public boolean haveKey() {
		return !this.key.isBlank();
	}

	/**
	 * A request to a service.
	 * @param address its path and query, encoded
	 * @param subject on whose behalf it is made
	 */
	public WebClient.RequestBodySpec post(Service service, String address, String subject) {
		return this.http.post()
			.uri(URI.create(this.services.of(service).base() + address))
			.header("X-Service-Key", this.key)
			.header("X-Subject", subject);
	}

}
