package io.casebook.shutdown;

import java.time.Duration;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Holds up the end of an application that was ready, so that those who ask whether it is
 * find out that it is not, and send requests elsewhere, before its server takes none.
 */
class Notice {

	private final ApplicationContext context;

	private final Duration length;

	private volatile boolean ready;

	Notice(ApplicationContext context, Duration length) {
		this.context = context;
		this.length = length;
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		this.ready = true;
	}

	/**
	 * Before anything else is told of the end, such as the server that answers to
	 * operators. Readiness is off by then.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void closed(ContextClosedEvent event) throws InterruptedException {
		if (this.ready && event.getApplicationContext() == this.context) {
			Thread.sleep(this.length);
		}
	}

}
