package io.casebook.gateway.quota;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import io.github.bucket4j.ConsumptionProbe;

import org.springframework.stereotype.Component;

/** The share of those who ask without a key: each address has its own. */
@Component
public class AddressQuota {

	/** The headers that tell what is left. */
	public static final List<String> NAMES = List.of(Quota.RULE, Quota.STATE);

	private final int units;

	private final Quotas quotas;

	AddressQuota(QuotaProperties properties, Quotas quotas) {
		this.units = properties.anonymous();
		this.quotas = quotas;
	}

	Quota of(String address) {
		return new Quota("address:" + Neighbourhood.of(address), "anonymous", this.units);
	}

	/**
	 * Takes some units where they are counted in this process, and where as many are
	 * left; else none.
	 * @param headers takes names and values of the headers that tell what is left
	 * @return whether they were taken
	 */
	public boolean takeHere(String address, int units, BiConsumer<String, String> headers) {
		if (!this.quotas.areHere()) {
			return false;
		}
		Quota quota = of(address);
		CompletableFuture<ConsumptionProbe> taken = this.quotas.take(quota, units);
		ConsumptionProbe probe = taken.isDone() ? taken.join() : null;
		if (probe == null || !probe.isConsumed()) {
			return false;
		}
		quota.tell(probe, headers);
		return true;
	}

}
