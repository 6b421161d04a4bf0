package io.casebook.gateway.quota;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Counts units in buckets that fill up evenly within a minute: in memory, or in Redis for
 * several gateways together, and in the same way.
 */
@Component
class Quotas {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final int MOST_BUCKETS = 200_000;

	private static final ExpirationAfterWriteStrategy EXPIRATION = ExpirationAfterWriteStrategy
		.basedOnTimeForRefillingBucketUpToMax(MINUTE);

	private final Supplier<CompletableFuture<AsyncProxyManager<String>>> buckets;

	private final @Nullable RedisBuckets redis;

	Quotas(QuotaProperties properties) {
		if (properties.redis() == null) {
			this.redis = null;
			CompletableFuture<AsyncProxyManager<String>> own = CompletableFuture
				.completedFuture(Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(MOST_BUCKETS))
					.expirationAfterWrite(EXPIRATION)
					.build()
					.asAsync());
			this.buckets = () -> own;
		}
		else {
			this.redis = new RedisBuckets(properties.redis(), properties.patience(), EXPIRATION);
			this.buckets = this.redis::get;
		}
	}

	/** Whether they are counted in this process, which takes no time. */
	boolean areHere() {
		return this.redis == null;
	}

	/** Takes some units, or tells when there will be as many. */
	CompletableFuture<ConsumptionProbe> take(Quota quota, int units) {
		return this.buckets.get()
			.thenCompose((there) -> there.builder()
				.build("quota:" + quota.bucket() + ":" + quota.units(),
						() -> CompletableFuture.completedFuture(configuration(quota)))
				.tryConsumeAndReturnRemaining(Math.min(units, quota.units())));
	}

	private static BucketConfiguration configuration(Quota quota) {
		return BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(quota.units()).refillGreedy(quota.units(), MINUTE))
			.build();
	}

	@PreDestroy
	void stop() {
		if (this.redis != null) {
			this.redis.stop();
		}
	}

}
