package io.casebook.gateway.service;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/**
 * What the services' feeds have told, so that what is kept of a service's answers can be
 * told from what has changed since.
 */
@Component
public class Freshness {

	private final Map<Service, Tidings> tidings = new EnumMap<>(Service.class);

	Freshness(Clock clock) {
		for (Service service : Service.values()) {
			this.tidings.put(service, new Tidings(clock));
		}
	}

	/**
	 * Some things of a service have changed.
	 * @param things their names, as {@link Uses} has them
	 */
	public void changed(Service service, Collection<String> things) {
		of(service).changed(things);
	}

	/** Anything of a service may have changed. */
	public void changed(Service service) {
		of(service).changed();
	}

	/** The service's feed has told all that it has to tell. */
	public void inStep(Service service) {
		of(service).inStep();
	}

	/** Whether the service's feed tells all that changes. */
	public boolean isInStep(Service service) {
		return of(service).isInStep();
	}

	/** The service's feed has more to tell, or is lost. */
	public void behind(Service service) {
		of(service).behind();
	}

	/** Tells, without saying what, that something may have changed. */
	public Flux<Service> changes() {
		return Flux.fromIterable(this.tidings.entrySet())
			.flatMap((each) -> each.getValue().wakes().map((wake) -> each.getKey()));
	}

	Tidings of(Service service) {
		Tidings tidings = this.tidings.get(service);
		if (tidings == null) {
			throw new IllegalArgumentException(service.id());
		}
		return tidings;
	}

}
