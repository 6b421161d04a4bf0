package io.casebook.gateway.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The clients of all services. */
public final class ServiceClients {

	private final Map<Service, ServiceClient> clients = new EnumMap<>(Service.class);

	ServiceClients(Function<Service, ServiceClient> make) {
		for (Service service : Service.values()) {
			this.clients.put(service, make.apply(service));
		}
	}

	public ServiceClient of(Service service) {
		ServiceClient client = this.clients.get(service);
		if (client == null) {
			throw new IllegalArgumentException(service.id());
		}
		return client;
	}

}
