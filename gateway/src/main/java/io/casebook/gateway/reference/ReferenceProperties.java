package io.casebook.gateway.reference;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services' documents are.
 *
 * @param services the services by name, in the document's order
 * @param reference how the document of all is made
 */
@ConfigurationProperties("casebook")
record ReferenceProperties(LinkedHashMap<String, Service> services, @DefaultValue Making reference) {

	/**
	 * How it is made.
	 *
	 * @param preparedAfter how long after the start it is made if nobody has asked for it
	 */
	record Making(@DefaultValue("30s") Duration preparedAfter) {
	}

	/**
	 * A service.
	 *
	 * @param url its base address
	 */
	record Service(URI url) {
	}

}
