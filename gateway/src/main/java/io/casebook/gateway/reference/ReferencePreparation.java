package io.casebook.gateway.reference;

import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the reference made a while after the start, when the services are there and nothing
 * waits for the processor any more: making it the first time takes seconds, which the
 * first reader would wait for.
 */
@Component
class ReferencePreparation {

	private final ApiReference reference;

	private final ReferenceProperties properties;

	private final Disposable.Swap preparing = Disposables.swap();

	ReferencePreparation(ApiReference reference, ReferenceProperties properties) {
		this.reference = reference;
		this.properties = properties;
	}

	/** As often as a service is missing in it. */
	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		this.preparing.update(this.reference.whole(new PreparationRequest())
			.delaySubscription(this.properties.reference().preparedAfter())
			.repeat()
			.takeUntil(WholeReference::isWhole)
			.onErrorComplete()
			.subscribe());
	}

	@EventListener(ContextClosedEvent.class)
	void end() {
		this.preparing.dispose();
	}

}
