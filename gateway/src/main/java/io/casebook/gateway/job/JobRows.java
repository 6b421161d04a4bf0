package io.casebook.gateway.job;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads jobs from rows of their table. */
final class JobRows {

	private static final JobOutcome NOT_YET = new JobOutcome(JobState.QUEUED, Counts.NONE, Map.of(), List.of(), null,
			List.of(), Map.of());

	private final JsonMapper json;

	JobRows(JsonMapper json) {
		this.json = json;
	}

	Job read(Readable row) {
		String outcome = row.get("outcome", String.class);
		JobOutcome known = (outcome != null) ? this.json.readValue(outcome, JobOutcome.class) : NOT_YET;
		String phase = row.get("phase", String.class);
		return new Job(of(row, "id", UUID.class), JobKind.valueOf(word(of(row, "kind", String.class))),
				JobState.valueOf(word(of(row, "state", String.class))), of(row, "dry_run", Boolean.class),
				of(row, "created_at", Instant.class), of(row, "created_by", String.class),
				row.get("started_at", Instant.class), row.get("finished_at", Instant.class),
				(phase != null) ? JobPhase.valueOf(word(phase)) : null, new Job.Progress(of(row, "rows", Long.class)),
				known.counts(), new TreeMap<>(known.resources()), known.errors(), known.problem(), known.notes(),
				orNull(known.links()));
	}

	String write(JobOutcome outcome) {
		return this.json.writeValueAsString(outcome);
	}

	private static <T> T of(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

	private static String word(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

	private static @Nullable Map<String, String> orNull(Map<String, String> links) {
		return links.isEmpty() ? null : links;
	}

}
