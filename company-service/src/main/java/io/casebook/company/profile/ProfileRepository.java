package io.casebook.company.profile;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.key.Slug;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

/** Profiles, each read whole in one row. */
@Repository
public class ProfileRepository {

	private static final String SELECT = """
			SELECT p.content || jsonb_build_object('recordedAt', r.recorded_at, 'revision', r.revision)
			FROM company c
			JOIN profile p ON p.key = c.key
			CROSS JOIN LATERAL (
				SELECT v.recorded_at, v.revision
				FROM revision v
				WHERE v.kind = 'company' AND v.key = c.key
				ORDER BY v.revision DESC
				LIMIT 1) r
			""";

	/** The grams find the candidates by index, and strpos decides. */
	private static final String MATCHING = SELECT + """
			WHERE (cast(:q AS text) IS NULL OR c.key IN (
				SELECT m.key FROM company m
				WHERE m.grams @> grams(folded(:q)) AND strpos(m.search, folded(:q)) > 0
				UNION ALL
				SELECT n.entity_key FROM name n
				WHERE n.grams @> grams(folded(:q)) AND strpos(n.search, folded(:q)) > 0
				UNION ALL
				SELECT i.company_key FROM identifier i
				WHERE i.search = folded(:q) OR (i.search = ltrim(:q, '0') AND i.scheme = 'cik')))
			AND (cardinality(cast(:kinds AS text[])) = 0 OR c.kind = ANY (:kinds))
			AND (cast(:country AS text) IS NULL OR c.country = :country)
			AND (cast(:industry AS text) IS NULL OR folded(c.industry) = folded(:industry))
			AND (cast(:group AS text) IS NULL OR EXISTS (
				SELECT FROM company_group_member m WHERE m.group_key = :group AND m.company_key = c.key))
			""";

	private final DatabaseClient database;

	private final JsonStatements json;

	ProfileRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	Mono<List<Profile>> page(ProfileFilter filter, @Nullable String after, int rows) {
		return this.json.list(bind(filter, this.database.sql(MATCHING + """
				AND (cast(:after AS text) IS NULL OR c.key > :after)
				ORDER BY c.key
				LIMIT :rows
				""")).bind("after", text(after)).bind("rows", rows), Profile.class);
	}

	Flux<Profile> all(ProfileFilter filter) {
		return this.json.stream(bind(filter, this.database.sql(MATCHING + "ORDER BY c.key")), Profile.class);
	}

	/** The profiles of those of the keys that are companies', in the order asked for. */
	public Mono<List<Profile>> findAll(List<String> keys) {
		return this.json.list(this.database.sql(SELECT + """
				WHERE c.key = ANY (cast(:keys AS text[]))
				ORDER BY array_position(cast(:keys AS text[]), cast(c.key AS text))
				""").bind("keys", keys.stream().filter(Slug::matches).distinct().toArray(String[]::new)),
				Profile.class);
	}

	private static GenericExecuteSpec bind(ProfileFilter filter, GenericExecuteSpec statement) {
		return statement.bind("q", text(filter.q()))
			.bind("kinds", filter.kinds())
			.bind("country", text(filter.country()))
			.bind("industry", text(filter.industry()))
			.bind("group", text(filter.group()));
	}

	private static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

}
