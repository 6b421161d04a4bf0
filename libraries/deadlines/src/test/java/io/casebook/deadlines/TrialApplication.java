package io.casebook.deadlines;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service whose answers take as long as a test wants. */
@SpringBootConfiguration
@EnableAutoConfiguration
class TrialApplication {

	/** Statements by which PostgreSQL is kept busy. */
	@RestController
	static class Slow {

		private final DatabaseClient database;

		private final TransactionalOperator transaction;

		Slow(DatabaseClient database, TransactionalOperator transaction) {
			this.database = database;
			this.transaction = transaction;
		}

		@GetMapping("/sleep")
		Mono<String> sleep() {
			return this.database.sql("SELECT 'slept' FROM pg_sleep(60)").mapValue(String.class).one();
		}

		@GetMapping("/bound")
		Mono<String> bound() {
			return this.database.sql("SELECT :word FROM pg_sleep(:seconds)")
				.bind("word", "slept")
				.bind("seconds", 60)
				.mapValue(String.class)
				.one();
		}

		@GetMapping("/counting")
		Mono<Long> counting() {
			return this.database.sql("SELECT count(*) FROM generate_series(1, 100000000000) AS number")
				.mapValue(Long.class)
				.one();
		}

		/** In a transaction that holds a lock. */
		@GetMapping("/transaction")
		Mono<Long> transaction() {
			return this.database.sql("SELECT pg_advisory_xact_lock(1)")
				.then()
				.then(this.database.sql("SELECT 1 FROM pg_sleep(60)").mapValue(Long.class).one())
				.as(this.transaction::transactional);
		}

		@GetMapping("/limited")
		Mono<String> limited() {
			return this.database.sql("SET LOCAL statement_timeout = '100ms'")
				.then()
				.then(sleep())
				.as(this.transaction::transactional);
		}

		@GetMapping("/quick")
		Mono<String> quick() {
			return this.database.sql("SELECT :word").bind("word", "quick").mapValue(String.class).one();
		}

		/** Each row comes some time after the one before. */
		@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> stream() {
			return Flux.range(1, 5)
				.delayElements(Duration.ofMillis(600))
				.concatMap((number) -> this.database.sql("SELECT CAST(:number AS text)")
					.bind("number", number)
					.mapValue(String.class)
					.one());
		}

		/** More rows than anybody wants, of which only one is taken. */
		@GetMapping("/first")
		Mono<Integer> first() {
			return this.database.sql("SELECT generate_series(1, 2000000000)")
				.filter((statement) -> statement.fetchSize(100))
				.mapValue(Integer.class)
				.first();
		}

	}

}
