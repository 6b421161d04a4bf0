package io.casebook.gateway.quota;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
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

	private final AsyncProxyManager<String> buckets;

	private final @Nullable RedisClient redis;

	Quotas(QuotaProperties properties) {
		if (properties.redis() == null) {
			this.redis = null;
			this.buckets = Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(MOST_BUCKETS))
				.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MINUTE))
				.build()
				.asAsync();
		}
		else {
			RedisURI address = RedisURI.create(properties.redis());
			address.setTimeout(properties.patience());
			this.redis = RedisClient.create(address);
			this.buckets = Bucket4jLettuce
				.casBasedBuilder(this.redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
				.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MINUTE))
				.requestTimeout(properties.patience())
				.build()
				.asAsync();
		}
	}

	/** Takes some units, or tells when there will be as many. */
	CompletableFuture<ConsumptionProbe> take(Quota quota, int units) {
		return this.buckets.builder()
			.build("quota:" + quota.bucket() + ":" + quota.units(),
					() -> CompletableFuture.completedFuture(configuration(quota)))
			.tryConsumeAndReturnRemaining(Math.min(units, quota.units()));
	}

	private static BucketConfiguration configuration(Quota quota) {
		return BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(quota.units()).refillGreedy(quota.units(), MINUTE))
			.build();
	}

	@PreDestroy
	void stop() {
		if (this.redis != null) {
			this.redis.shutdown();
		}
	}

}
