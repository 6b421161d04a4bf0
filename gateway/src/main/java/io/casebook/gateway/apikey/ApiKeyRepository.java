package io.casebook.gateway.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.casebook.gateway.access.Scope;
import io.casebook.gateway.database.OwnSchema;
import io.casebook.intake.Precondition;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The keys as they are managed. Changes are part of the caller's transaction. */
@Repository
class ApiKeyRepository {

	private static final TypeReference<List<ApiKey.Secret>> SECRETS = new TypeReference<>() {
	};

	private static final String SELECT = """
			SELECT id, name, scopes, units_per_minute, revision, created_at, created_by, expires_at, last_used_at,
				revoked_at, revoked_by,
				CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired'
					ELSE 'active' END AS state,
				(SELECT coalesce(json_agg(json_build_object('createdAt', secret.created_at, 'expiresAt', secret.expires_at)
						ORDER BY secret.created_at), '[]')
					FROM api_key_secret AS secret
					WHERE secret.key_id = api_key.id AND (secret.expires_at IS NULL OR secret.expires_at > now())
						AND api_key.revoked_at IS NULL)::text AS secrets
			FROM api_key
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	ApiKeyRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<ApiKey> find(String after, int rows) {
		return this.database.sql(SELECT + "WHERE id > :after ORDER BY id LIMIT :rows")
			.bind("after", after)
			.bind("rows", rows)
			.map(this::read)
			.all()
			.timeout(OwnSchema.DEADLINE);
	}

	Mono<ApiKey> find(String id) {
		return one(id, "");
	}

	/** Records a new key. */
	Mono<ApiKey> add(KeyText key, KeyRequest said, String subject) {
		return this.database.sql("""
				INSERT INTO api_key (id, name, scopes, units_per_minute, expires_at, created_by)
				VALUES (:id, :name, :scopes, :units, :expiresAt, :subject)
				""")
			.bind("id", key.id())
			.bind("name", said.name())
			.bind("scopes", said.scopes().stream().map(Scope::word).toArray(String[]::new))
			.bind("units", Parameters.in(R2dbcType.INTEGER, said.unitsPerMinute()))
			.bind("expiresAt", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, said.expiresAt()))
			.bind("subject", subject)
			.then()
			.then(addSecret(key))
			.then(find(key.id()));
	}

	/**
	 * Gives a key a new secret. Those before it work for a while longer, but none for
	 * longer than it was to.
	 */
	Mono<ApiKey> rotate(KeyText key, Duration overlap) {
		return one(key.id(), " FOR UPDATE OF api_key").doOnNext(ApiKeyRepository::requireActive)
			.then(this.database.sql("""
					UPDATE api_key_secret SET expires_at = least(expires_at, now() + :overlap::interval)
					WHERE key_id = :id AND (expires_at IS NULL OR expires_at > now())
					""").bind("id", key.id()).bind("overlap", overlap.toString()).then())
			.then(addSecret(key))
			.then(this.database.sql("UPDATE api_key SET revision = revision + 1 WHERE id = :id")
				.bind("id", key.id())
				.then())
			.then(find(key.id()));
	}

	/** Takes a key back. */
	Mono<Void> revoke(String id, Precondition precondition, String subject) {
		return one(id, " FOR UPDATE OF api_key").doOnNext((key) -> precondition.verify(key.revision()))
			.then(this.database.sql("""
					UPDATE api_key SET revoked_at = now(), revoked_by = :subject, revision = revision + 1
					WHERE id = :id AND revoked_at IS NULL
					""").bind("id", id).bind("subject", subject).then());
	}

	private Mono<Void> addSecret(KeyText key) {
		return this.database
			.sql("INSERT INTO api_key_secret (key_id, hash, created_at) VALUES (:id, :hash, clock_timestamp())")
			.bind("id", key.id())
			.bind("hash", key.hash())
			.then();
	}

	private Mono<ApiKey> one(String id, String locked) {
		return this.database.sql(SELECT + "WHERE id = :id" + locked)
			.bind("id", id)
			.map(this::read)
			.one()
			.timeout(OwnSchema.DEADLINE)
			.switchIfEmpty(Mono.error(() -> unknown(id)));
	}

	static ApiProblem unknown(String id) {
		return ApiProblem.unknownKeys("id", "API key", List.of(id));
	}

	private static void requireActive(ApiKey key) {
		if (key.state() != State.ACTIVE) {
			throw new ApiProblem(ProblemType.CONFLICT,
					"The key is %s: it gets no new secret".formatted(key.state().word()));
		}
	}

	private ApiKey read(Readable row) {
		return new ApiKey(of(row, "id", String.class), of(row, "name", String.class),
				List.copyOf(Scope.named(Arrays.asList(of(row, "scopes", String[].class)))),
				State.of(of(row, "state", String.class)), row.get("units_per_minute", Integer.class),
				this.json.readValue(of(row, "secrets", String.class), SECRETS), of(row, "created_at", Instant.class),
				of(row, "created_by", String.class), row.get("expires_at", Instant.class),
				row.get("last_used_at", Instant.class), row.get("revoked_at", Instant.class),
				row.get("revoked_by", String.class), of(row, "revision", Integer.class));
	}

	private static <T> T of(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
