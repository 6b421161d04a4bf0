package io.casebook.timeline.chronology;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.timeline.event.DayBounds;
import io.casebook.timeline.event.EventKind;
import io.casebook.timeline.event.Versions;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The events from which companies' time is counted. */
@Repository
class AnchorRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final DatabaseClient database;

	AnchorRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The anchors of the companies, in the companies' order. Neither the kinds nor the
	 * days that a timeline is restricted to move an anchor; only {@code asOf} does, as
	 * what came later was not known to come.
	 */
	Mono<Map<String, Anchor>> find(List<String> companies, Alignment alignment, @Nullable EdtfDate asOf,
			Versions versions) {
		EventKind kind = alignment.anchorKind();
		if (kind == null) {
			return Mono.just(Map.of());
		}
		return this.database.sql("""
				SELECT DISTINCT ON (company) company, subject, date, id
				FROM %s
				WHERE company = ANY(:companies) AND kind = :kind
					AND (subject IS NULL OR :parts) AND earliest <= :asOf::date
				ORDER BY company, earliest, latest, id
				""".formatted(versions.source()))
			.bindValues(versions.bindings())
			.bind("companies", companies.toArray(String[]::new))
			.bind("kind", kind.toString())
			.bind("parts", alignment.takesParts())
			.bind("asOf", (asOf != null) ? DayBounds.of(asOf).latest() : "infinity")
			.map(AnchorRepository::anchor)
			.all()
			.timeout(DEADLINE)
			.collectMap(Anchor::company)
			.map((found) -> inOrder(companies, found));
	}

	private static Anchor anchor(Readable row) {
		return new Anchor(Objects.requireNonNull(row.get("company", String.class)), row.get("subject", String.class),
				EdtfDate.of(Objects.requireNonNull(row.get("date", String.class))), row.get("id", UUID.class));
	}

	private static Map<String, Anchor> inOrder(List<String> companies, Map<String, Anchor> found) {
		Map<String, Anchor> anchors = new LinkedHashMap<>();
		companies.forEach((company) -> anchors.put(company, found.getOrDefault(company, Anchor.none(company))));
		return anchors;
	}

}
