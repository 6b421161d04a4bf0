package io.casebook.gateway.quota;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

/**
 * Buckets in Redis. Where it cannot be reached they fail at once, so that no request
 * waits for it; it is found again when it is back, also when it was out from the start.
 */
final class RedisBuckets {

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private static final int MOST_WAITING = 10_000;

	private final RedisURI address;

	private final Duration patience;

	private final ExpirationAfterWriteStrategy expiration;

	private final RedisClient client;

	private CompletableFuture<AsyncProxyManager<String>> buckets;

	private long tried;

	RedisBuckets(URI address, Duration patience, ExpirationAfterWriteStrategy expiration) {
		this.address = RedisURI.create(address);
		this.address.setTimeout(patience);
		this.patience = patience;
		this.expiration = expiration;
		this.client = RedisClient.create(this.address);
		this.client.setOptions(ClientOptions.builder()
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.requestQueueSize(MOST_WAITING)
			.socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(1)).build())
			.build());
		this.buckets = connect();
	}

	/**
	 * Those of the connection, which finds its server again by itself once it was there.
	 */
	synchronized CompletableFuture<AsyncProxyManager<String>> get() {
		if (this.buckets.isCompletedExceptionally() && System.nanoTime() - this.tried > PAUSE) {
			this.buckets = connect();
		}
		return this.buckets;
	}

	private CompletableFuture<AsyncProxyManager<String>> connect() {
		this.tried = System.nanoTime();
		return this.client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), this.address)
			.toCompletableFuture()
			.thenApply((connection) -> Bucket4jLettuce.casBasedBuilder(connection)
				.expirationAfterWrite(this.expiration)
				.requestTimeout(this.patience)
				.build()
				.asAsync());
	}

	void stop() {
		this.client.shutdown();
	}

}
