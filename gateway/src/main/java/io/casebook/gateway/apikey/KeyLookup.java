package io.casebook.gateway.apikey;

import java.time.Instant;
import java.util.Map;

import io.casebook.gateway.database.OwnSchema;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The keys as requests need them. */
@Repository
class KeyLookup {

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	KeyLookup(DatabaseClient database, TransactionalOperator transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/** All secrets that a key has or had. */
	Flux<StoredKey> secrets(String id) {
		return this.database.sql("""
				SELECT hash, scopes, units_per_minute,
					CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN key.expires_at <= now() THEN 'expired'
						ELSE 'active' END AS state,
					secret.expires_at IS NULL OR secret.expires_at > now() AS works
				FROM api_key AS key JOIN api_key_secret AS secret ON secret.key_id = key.id
				WHERE key.id = :id
				""").bind("id", id).map(StoredKey::read).all().timeout(OwnSchema.DEADLINE);
	}

	/**
	 * Makes a key of the operator's one that may do everything, with this secret alone.
	 */
	Mono<Void> install(KeyText key) {
		return this.database.sql("""
				INSERT INTO api_key (id, name, scopes, created_by)
				VALUES (:id, 'The key of the installation', '{admin}', 'casebook')
				ON CONFLICT (id) DO NOTHING
				""")
			.bind("id", key.id())
			.then()
			.then(this.database.sql("""
					UPDATE api_key_secret SET expires_at = now()
					WHERE key_id = :id AND hash <> :hash AND (expires_at IS NULL OR expires_at > now())
					""").bind("id", key.id()).bind("hash", key.hash()).then())
			.then(this.database.sql("""
					INSERT INTO api_key_secret (key_id, hash) VALUES (:id, :hash)
					ON CONFLICT (key_id, hash) DO NOTHING
					""").bind("id", key.id()).bind("hash", key.hash()).then())
			.as(this.transaction::transactional)
			.timeout(OwnSchema.DEADLINE);
	}

	/** Notes when keys were last used. */
	Mono<Void> noteUse(Map<String, Instant> uses) {
		return this.database.sql("""
				UPDATE api_key SET last_used_at = greatest(last_used_at, used.at)
				FROM unnest(:ids::text[], :times::timestamptz[]) AS used (id, at)
				WHERE api_key.id = used.id
				""")
			.bind("ids", uses.keySet().toArray(String[]::new))
			.bind("times", uses.values().stream().map(Instant::toString).toArray(String[]::new))
			.then()
			.timeout(OwnSchema.DEADLINE);
	}

}
