package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import reactor.util.context.ContextView;

/** Notes for tests of other packages what a view is made of. */
public final class Readings {

	private Readings() {
	}

	/** A view is made of that many slices, all of them fresh. */
	public static void use(ContextView context, int slices) {
		Tidings tidings = new Tidings(Clock.systemUTC());
		tidings.inStep();
		for (int i = 0; i < slices; i++) {
			Validity validity = new Validity(tidings, new int[0], tidings.count(), Instant.now());
			Reading.of(context).used(Service.METRICS, List.of(new Slice("", 0, validity)), Reading.How.HIT);
		}
	}

}
