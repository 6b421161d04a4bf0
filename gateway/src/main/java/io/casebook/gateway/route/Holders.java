package io.casebook.gateway.route;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import reactor.core.publisher.Mono;

import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the figures and events that refer to a company, an offering or a source, of which
 * the company service does not know. They are asked for anew each time, and a service
 * that cannot be asked is an outage: what is retired late does less harm than what is
 * retired wrongly.
 */
@Component
class Holders {

	private final ServiceClients services;

	Holders(ServiceClients services) {
		this.services = services;
	}

	/**
	 * Those of the thing at a path, each as its kind and id; none of what nothing can
	 * refer to. What cannot be a key is left to the service, which says so.
	 */
	Mono<List<String>> of(PathContainer path) {
		return Stream.of(Thing.values())
			.flatMap((thing) -> thing.question(path))
			.findFirst()
			.map(this::ask)
			.orElseGet(() -> Mono.just(List.of()));
	}

	private Mono<List<String>> ask(ServiceRequest question) {
		return Mono.zip(ask(Service.METRICS, question), ask(Service.TIMELINE, question))
			.map((found) -> Stream.concat(found.getT1().stream(), found.getT2().stream()).toList());
	}

	private Mono<List<String>> ask(Service service, ServiceRequest question) {
		return this.services.of(service).anew(question, Found.class).map(Found::holders);
	}

	/** What figures and events refer to. */
	private enum Thing {

		COMPANY("/api/v1/companies/{key}", "/internal/entities/{}/holders", Keys::matches),

		OFFERING("/api/v1/companies/{company}/offerings/{key}", "/internal/entities/{}/holders", Keys::matches),

		SOURCE("/api/v1/sources/{key}", "/internal/sources/{}/holders", CitedKeys.SOURCE.asMatchPredicate());

		private final PathPattern path;

		private final String question;

		private final Predicate<String> isKey;

		Thing(String path, String question, Predicate<String> isKey) {
			this.path = PathPatternParser.defaultInstance.parse(path);
			this.question = question;
			this.isKey = isKey;
		}

		/** What the services are asked about the thing at a path. */
		Stream<ServiceRequest> question(PathContainer path) {
			PathPattern.PathMatchInfo match = this.path.matchAndExtract(path);
			return Stream.ofNullable((match != null) ? match.getUriVariables().get("key") : null)
				.filter(this.isKey)
				.map((key) -> ServiceRequest.path(this.question, key));
		}

	}

	private record Found(List<String> holders) {

		Found {
			holders = List.copyOf(holders);
		}

	}

}
