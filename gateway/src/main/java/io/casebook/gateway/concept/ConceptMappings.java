package io.casebook.gateway.concept;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.database.OwnSchema;
import io.casebook.intake.Precondition;
import io.casebook.problem.ApiProblem;
import io.casebook.ranking.Better;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The mappings and their versions. Writes are part of the caller's transaction. */
@Repository
public class ConceptMappings {

	private static final String COLUMNS = """
			SELECT taxonomy, concept, revision, index, title, better, valid_from, valid_to, recorded_at, recorded_by,
				superseded_at, retired_by
			FROM concept_mapping
			""";

	private final DatabaseClient database;

	ConceptMappings(DatabaseClient database) {
		this.database = database;
	}

	/** All mappings as they stand now. */
	public Mono<ConceptMap> all() {
		return this.database.sql(COLUMNS + "WHERE superseded_at IS NULL")
			.map(ConceptMappings::read)
			.all()
			.collectList()
			.timeout(OwnSchema.DEADLINE)
			.map(ConceptMap::new);
	}

	/** Mappings by their tags, after one of them. */
	Flux<ConceptMapping> find(@Nullable String taxonomy, @Nullable String index, Concept after, int rows) {
		DatabaseClient.GenericExecuteSpec query = this.database.sql(COLUMNS + """
				WHERE superseded_at IS NULL AND (taxonomy, concept) > (:afterTaxonomy, :afterConcept)
					AND taxonomy = coalesce(:taxonomy, taxonomy) AND index = coalesce(:index, index)
				ORDER BY taxonomy, concept
				LIMIT :rows
				""").bind("afterTaxonomy", after.taxonomy()).bind("afterConcept", after.name()).bind("rows", rows);
		query = bind(query, "taxonomy", taxonomy);
		return bind(query, "index", index).map(ConceptMappings::read).all().timeout(OwnSchema.DEADLINE);
	}

	Mono<ConceptMapping> find(Concept concept) {
		return versions(concept, "AND superseded_at IS NULL").next();
	}

	/** All versions, the first one first. */
	Flux<ConceptMapping> history(Concept concept) {
		return versions(concept, "ORDER BY revision");
	}

	/** Records what a concept measures; the same again makes no version. */
	Mono<Written> put(Concept concept, MappedIndex said, Precondition precondition, String subject) {
		return locked(concept).flatMap((found) -> {
			ConceptMapping current = found.filter((last) -> last.supersededAt() == null).orElse(null);
			precondition.verify((current != null) ? current.revision() : null);
			if (current != null && said.isSaidBy(current)) {
				return Mono.just(new Written(current, false));
			}
			int revision = found.map(ConceptMapping::revision).orElse(0) + 1;
			return close(concept, null).then(insert(concept, revision, said, subject))
				.map((added) -> new Written(added, current == null));
		});
	}

	/** Ends a mapping. */
	Mono<Void> retire(Concept concept, Precondition precondition, String subject) {
		return locked(concept).flatMap((found) -> {
			ConceptMapping current = found.filter((last) -> last.supersededAt() == null).orElse(null);
			precondition.verify((current != null) ? current.revision() : null);
			return (current != null) ? close(concept, subject) : Mono.error(() -> unknown(concept));
		});
	}

	static ApiProblem unknown(Concept concept) {
		return ApiProblem.unknownKeys("concept", "mapping", List.of(concept.toString()));
	}

	/** The last version, if there is any, with the tag locked. */
	private Mono<Optional<ConceptMapping>> locked(Concept concept) {
		return this.database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:tag, 10))")
			.bind("tag", concept.toString())
			.then()
			.then(versions(concept, "ORDER BY revision DESC LIMIT 1").next()
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty()));
	}

	/**
	 * Ends the present version, at a time after its beginning whatever the clock does.
	 */
	private Mono<Void> close(Concept concept, @Nullable String retiredBy) {
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				UPDATE concept_mapping
				SET superseded_at = greatest(clock_timestamp(), recorded_at + interval '1 microsecond'),
					retired_by = :retiredBy
				WHERE taxonomy = :taxonomy AND concept = :concept AND superseded_at IS NULL
				""").bind("taxonomy", concept.taxonomy()).bind("concept", concept.name());
		return bind(update, "retiredBy", retiredBy).then();
	}

	/** Adds a version that begins when the one before it ends, or now. */
	private Mono<ConceptMapping> insert(Concept concept, int revision, MappedIndex said, String subject) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO concept_mapping (taxonomy, concept, revision, index, title, better, valid_from, valid_to,
					recorded_at, recorded_by)
				VALUES (:taxonomy, :concept, :revision, :index, :title, :better, :from, :to,
					greatest(clock_timestamp(), (
						SELECT superseded_at
						FROM concept_mapping
						WHERE taxonomy = :taxonomy AND concept = :concept AND revision = :revision - 1)),
					:subject)
				RETURNING taxonomy, concept, revision, index, title, better, valid_from, valid_to, recorded_at,
					recorded_by, superseded_at, retired_by
				""")
			.bind("taxonomy", concept.taxonomy())
			.bind("concept", concept.name())
			.bind("revision", revision)
			.bind("index", said.index())
			.bind("title", said.title())
			.bind("better", said.better().toString())
			.bind("subject", subject);
		insert = bind(insert, "from", Objects.toString(said.from(), null));
		return bind(insert, "to", Objects.toString(said.to(), null)).map(ConceptMappings::read).one();
	}

	private Flux<ConceptMapping> versions(Concept concept, String rest) {
		return this.database.sql(COLUMNS + "WHERE taxonomy = :taxonomy AND concept = :concept " + rest)
			.bind("taxonomy", concept.taxonomy())
			.bind("concept", concept.name())
			.map(ConceptMappings::read)
			.all()
			.timeout(OwnSchema.DEADLINE);
	}

	private static ConceptMapping read(Readable row) {
		return new ConceptMapping(of(row, "taxonomy", String.class), of(row, "concept", String.class),
				of(row, "index", String.class), of(row, "title", String.class),
				Better.valueOf(of(row, "better", String.class).toUpperCase(Locale.ROOT)), date(row, "valid_from"),
				date(row, "valid_to"), of(row, "revision", Integer.class), of(row, "recorded_at", Instant.class),
				of(row, "recorded_by", String.class), row.get("superseded_at", Instant.class),
				row.get("retired_by", String.class));
	}

	private static <T> T of(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

	private static @Nullable EdtfDate date(Readable row, String column) {
		String text = row.get(column, String.class);
		return (text != null) ? EdtfDate.of(text) : null;
	}

	private static DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement, String name,
			@Nullable String value) {
		return (value != null) ? statement.bind(name, value) : statement.bindNull(name, String.class);
	}

	/**
	 * What became of a write.
	 *
	 * @param isNew whether there was no mapping before
	 */
	record Written(ConceptMapping mapping, boolean isNew) {
	}

}
