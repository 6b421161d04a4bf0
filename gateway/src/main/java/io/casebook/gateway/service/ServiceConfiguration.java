package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

	@Bean
	ServiceClients serviceClients(ServiceProperties services, KeptCopyProperties copies, WebClient.Builder http,
			JsonMapper json, Freshness freshness, Breakers breakers, Clock clock) {
		Slices kept = new Slices(copies, freshness, clock);
		JsonMapper sharing = json.rebuild().addModule(new RecurringValues()).build();
		return new ServiceClients((service) -> new ServiceClient(service, services.of(service), http.clone().build(),
				sharing, kept, breakers));
	}

	@Bean
	ServiceDoors serviceDoors(ServiceProperties services, WebClient.Builder http, CallSigning calls,
			Freshness freshness) {
		return new ServiceDoors(services, http.clone().build(), calls, freshness);
	}

	@Bean
	WebClientCustomizer signed(ServiceProperties services, CallSigning calls) {
		return (builder) -> builder.filter(new SignedReading(services, calls));
	}

	/** Whether each service tells what it changes: a kill shows here before all else. */
	@Bean
	MeterBinder feedMeters(Freshness freshness) {
		return (meters) -> List.of(Service.values())
			.forEach((service) -> Gauge
				.builder("casebook.feed.in.step", freshness, (told) -> told.isInStep(service) ? 1 : 0)
				.description("1 while the service tells what it changes, otherwise 0")
				.tag("service", service.id())
				.register(meters));
	}

	/**
	 * Idle connections are given up before a service or anything between would close
	 * them.
	 */
	@Bean(destroyMethod = "dispose")
	ConnectionProvider serviceConnections() {
		return ConnectionProvider.builder("services")
			.maxConnections(300)
			.pendingAcquireMaxCount(300)
			.pendingAcquireTimeout(Duration.ofSeconds(2))
			.maxIdleTime(Duration.ofSeconds(20))
			.evictInBackground(Duration.ofSeconds(30))
			.build();
	}

	@Bean
	ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> pooled(ConnectionProvider connections) {
		return (builder) -> builder.withHttpClientFactory(() -> HttpClient.create(connections));
	}

}
