package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The last good answers of the services, as they came, so that their size is known and
 * bounded.
 */
class KeptCopies {

	private final Clock clock;

	private final Cache<String, Copy> copies;

	KeptCopies(KeptCopyProperties properties, Clock clock) {
		this.clock = clock;
		this.copies = Caffeine.newBuilder()
			.maximumWeight(properties.keepSize().toBytes())
			.weigher((String address, Copy copy) -> address.length() + copy.bytes().length)
			.expireAfterWrite(properties.keepFor())
			.build();
	}

	void keep(String address, byte[] bytes) {
		this.copies.put(address, new Copy(bytes, this.clock.instant()));
	}

	@Nullable Copy find(String address) {
		return this.copies.getIfPresent(address);
	}

	Duration age(Copy copy) {
		return Duration.between(copy.at(), this.clock.instant());
	}

	record Copy(byte[] bytes, Instant at) {
	}

}
