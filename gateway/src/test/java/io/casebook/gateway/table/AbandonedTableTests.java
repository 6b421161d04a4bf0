package io.casebook.gateway.table;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import io.casebook.gateway.GatewayTest;
import io.casebook.gateway.LeavingClient;
import io.casebook.gateway.spool.Spool;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

@GatewayTest
class AbandonedTableTests {

	@Autowired
	private Spool spool;

	/** The job that it has become is done though nobody waits for it. */
	@Test
	void tableThatWasTakenStaysWhenItsSenderLeaves() {
		AtomicReference<TableForm> taken = new AtomicReference<>();
		Disposable sender = read().flatMap((form) -> {
			taken.set(form);
			return Mono.never();
		}).subscribe();
		await().untilAtomic(taken, notNullValue());
		sender.dispose();
		assertThat(taken.get().file().path()).hasContent("Symbol,Name");
		taken.get().file().delete();
		await().until(LeavingClient.spooled(this.spool), is(0L));
	}

	@Test
	void tableWhoseSenderLeavesBeforeItIsTakenDoesNotStayInTheSpool() {
		Disposable sender = new TableFormReader(this.spool).read(Flux.concat(file(), Flux.never())).subscribe();
		await().until(LeavingClient.spooled(this.spool), is(1L));
		sender.dispose();
		await().until(LeavingClient.spooled(this.spool), is(0L));
	}

	private Mono<TableForm> read() {
		return new TableFormReader(this.spool).read(Flux.concat(FormPartEvent.create("mapping", "{}"), file()));
	}

	private static Flux<? extends PartEvent> file() {
		return FilePartEvent.create("file", "table.csv", MediaType.TEXT_PLAIN, Flux
			.just(DefaultDataBufferFactory.sharedInstance.wrap("Symbol,Name".getBytes(StandardCharsets.US_ASCII))));
	}

}
