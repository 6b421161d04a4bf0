package io.casebook.gateway.reference;

import java.net.URI;
import java.util.LinkedHashMap;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services' documents are.
 *
 * @param services the services by name, in the document's order
 */
@ConfigurationProperties("casebook")
record ReferenceProperties(LinkedHashMap<String, Service> services) {

	/**
	 * A service.
	 *
	 * @param url its base address
	 */
	record Service(URI url) {
	}

}
