package io.casebook.gateway.datapackage;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.casebook.gateway.GatewayTest;
import io.casebook.gateway.LeavingClient;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.spool.Spool;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

@GatewayTest
class AbandonedPackageTests {

	@Autowired
	private PackageController packages;

	@Autowired
	private Spool spool;

	/** Who left has the tables closed while a thread adds to them. */
	@Test
	void tablesThatAreClosedWhileRowsAreAddedDoNotStayInTheSpool() {
		ExportTables tables = new ExportTables(this.spool, JsonMapper.shared());
		CountDownLatch adding = new CountDownLatch(1);
		CountDownLatch closing = new CountDownLatch(1);
		List<PackageRow> rows = List.of(new PackageRow("companies", 2, Map.of("key", "acme")),
				new PackageRow("names", 2, Map.of("key", "acme")));
		CompletableFuture<Void> added = CompletableFuture.runAsync(() -> tables.add(new AbstractList<>() {

			@Override
			public PackageRow get(int place) {
				if (place == 1) {
					adding.countDown();
					awaitQuietly(closing, 3);
				}
				return rows.get(place);
			}

			@Override
			public int size() {
				return rows.size();
			}

		}), AbandonedPackageTests::inItsThread);
		awaitQuietly(adding, 30);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
			try {
				tables.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				closing.countDown();
			}
		}, AbandonedPackageTests::inItsThread);
		added.join();
		closed.join();
		await().until(LeavingClient.spooled(this.spool), is(0L));
		tables.add(rows);
		await().until(LeavingClient.spooled(this.spool), is(0L));
	}

	private static void inItsThread(Runnable task) {
		new Thread(task).start();
	}

	private static void awaitQuietly(CountDownLatch latch, int seconds) {
		try {
			latch.await(seconds, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void packageWhoseSenderLeavesWhenAllIsSentDoesNotStayInTheSpool() {
		LeavingClient.send("/api/v1/packages", (exchange) -> this.packages.post(false, exchange));
		await().until(LeavingClient.spooled(this.spool), is(0L));
	}

}
