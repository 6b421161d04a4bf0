package io.casebook.intake;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An application that takes notes, and takes its time for it. */
@SpringBootApplication(exclude = CallerAutoConfiguration.class)
@Import(RecordingConfiguration.class)
class TrialApplication {

	@RestController
	static class Notes {

		private final DatabaseClient database;

		private final Recording recording;

		private final IdempotentWrites writes;

		Notes(DatabaseClient database, Recording recording, IdempotentWrites writes) {
			this.database = database;
			this.recording = recording;
			this.writes = writes;
		}

		/** Takes a note, and refuses it at the end when it says so. */
		@PostMapping("/notes")
		Mono<ResponseEntity<byte[]>> add(@RequestBody byte[] body, ServerHttpRequest request,
				@RequestHeader(name = "X-User", defaultValue = "somebody") String user) {
			return this.writes.once(Caller.of(user), request, body, () -> {
				String text = JsonBody.read(body).path("text").asString();
				return this.recording.begin(Duration.ofSeconds(10))
					.then(this.recording.now())
					.flatMap((now) -> this.database.sql("""
							INSERT INTO note (text, recorded_at) VALUES (:text, :now) RETURNING id, text
							""").bind("text", text).bind("now", now).map(Notes::note).one())
					.delayUntil((note) -> this.database.sql("SELECT pg_sleep(0.05)").then())
					.doOnNext((note) -> refuse(note.text()))
					.map((note) -> ResponseEntity.created(URI.create("/notes/" + note.id())).eTag("\"r1\"").body(note));
			});
		}

		@DeleteMapping("/notes")
		Mono<ResponseEntity<byte[]>> clear(ServerHttpRequest request) {
			return this.writes.once(Caller.of("somebody"), request, new byte[0],
					() -> this.recording.begin()
						.then(this.database.sql("DELETE FROM note").then())
						.thenReturn(ResponseEntity.noContent().build()));
		}

		/** How many notes there are, or were. */
		@GetMapping("/notes")
		Mono<Long> count(@RequestParam(required = false) @DateTimeFormat(
				iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime recordedAsOf) {
			OffsetDateTime time = (recordedAsOf != null) ? recordedAsOf : OffsetDateTime.parse("9000-01-01T00:00:00Z");
			return this.database.sql("SELECT count(*) FROM note WHERE recorded_at <= :time")
				.bind("time", time)
				.mapValue(Long.class)
				.one();
		}

		private static Note note(Readable row) {
			return new Note(row.get("id", UUID.class), row.get("text", String.class));
		}

		private static void refuse(@Nullable String text) {
			if ("refuse me".equals(text)) {
				throw new ApiProblem(ProblemType.CONFLICT, "As it asked for");
			}
		}

	}

	record Note(@Nullable UUID id, @Nullable String text) {
	}

}
