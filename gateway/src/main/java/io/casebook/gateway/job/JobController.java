package io.casebook.gateway.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.casebook.changefeed.FeedFormat;
import io.casebook.gateway.change.Streams;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
@RequestMapping("/api/v1/jobs")
class JobController {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

	private final Jobs jobs;

	private final Streams streams;

	JobController(Jobs jobs, Streams streams) {
		this.jobs = jobs;
		this.streams = streams;
	}

	@Operation(operationId = "listJobs", summary = "Jobs, the newest first")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<Job>> jobs(@ParameterObject PageRequest page) {
		return this.jobs.page(page);
	}

	@Operation(operationId = "getJob", summary = "How far a job has come",
			description = "With Accept: text/event-stream it streams the job at each change until it is finished.")
	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Job> job(@Parameter(description = "Identifier of the job") @PathVariable String id) {
		return this.jobs.find(known(id));
	}

	@Operation(hidden = true)
	@GetMapping(path = "/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<ResponseEntity<Flux<ServerSentEvent<Job>>>> changes(@PathVariable String id, ServerWebExchange exchange) {
		return this.jobs.find(known(id)).map((job) -> {
			Flux<ServerSentEvent<Job>> changes = this.jobs.watch(job.id())
				.map((seen) -> ServerSentEvent.builder(seen).event("job").build())
				.publish((seen) -> Flux.merge(seen,
						Flux.interval(KEEP_ALIVE)
							.map((tick) -> ServerSentEvent.<Job>builder().comment("").build())
							.takeUntilOther(seen.ignoreElements())));
			return ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.header(FeedFormat.UNBUFFERED, "no")
				.body(this.streams.admit(exchange, changes));
		});
	}

	/** What is no identifier names no job. */
	private static UUID known(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw ApiProblem.unknownKeys("id", "job", List.of(id));
		}
	}

}
