package io.casebook.gateway.service;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The key by which services know the gateway. */
@Component
public class ServiceKey {

	private final String value;

	ServiceKey(@Value("${casebook.service-key:}") String value) {
		this.value = value;
	}

	/** Whether there is one; without it the services refuse whatever is to be changed. */
	boolean isGiven() {
		return !this.value.isBlank();
	}

	/** Makes the request one of the gateway's, on behalf of somebody. */
	public void sign(HttpHeaders headers, String subject) {
		headers.set("X-Service-Key", this.value);
		headers.set("X-Subject", subject);
	}

}
