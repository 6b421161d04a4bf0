package io.casebook.gateway.dataset;

import java.net.URI;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is loaded into a new installation, and with which key.
 *
 * @param dataset the folder of a data package, as a resource location that ends in a
 * slash
 * @param serviceKey the key that opens the services' import doors; nothing is loaded
 * without one
 * @param services the services by name
 */
@ConfigurationProperties("casebook")
record DatasetProperties(@DefaultValue("classpath:/datasets/fintech-cases/") String dataset,
		@DefaultValue("") String serviceKey, Map<String, Service> services) {

	/**
	 * A service.
	 *
	 * @param url its base address
	 */
	record Service(URI url) {
	}

}
