package io.casebook.intake;

import java.time.Instant;

import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TrialTest
class OneStateTests {

	@Autowired
	private OneState oneState;

	@Autowired
	private Recording recording;

	@Autowired
	private DatabaseClient database;

	@Test
	void whatIsWrittenBetweenTwoStatementsIsReadByNeither() {
		Mono<Instant> last = this.recording.last();
		Mono<Boolean> same = last.doOnNext((before) -> write())
			.flatMap((before) -> last.map((after) -> after.equals(before)));
		assertThat(same.block()).isFalse();
		assertThat(this.oneState.read(same).block()).isTrue();
	}

	@Test
	void nothingIsWrittenByAReading() {
		Mono<Void> writing = this.database.sql("UPDATE recording SET last = now()").then();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.oneState.read(writing).block())
			.withStackTraceContaining("read-only transaction");
	}

	private static void write() {
		PostgresServer.get().execute("UPDATE company.recording SET last = last + interval '1 microsecond'");
	}

}
