package io.casebook.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolFolderTests {

	private static final int GATEWAYS = 8;

	@TempDir
	private Path parent;

	@Test
	void folderIsLockedWhileItsGatewayLivesAndGoesWithIt() throws IOException {
		Path file;
		try (SpoolFolder mine = SpoolFolder.in(this.parent); SpoolFolder other = SpoolFolder.in(this.parent)) {
			file = mine.newFile();
			assertThat(other.newFile()).exists();
			assertThat(file).exists();
			assertThat(file.resolveSibling("lock")).exists();
		}
		assertThat(this.parent).isEmptyDirectory();
	}

	@Test
	void leftoversOfAGatewayThatWasKilledAreRemoved() throws IOException {
		Path leftover = Files.createDirectory(this.parent.resolve("gateway-killed"));
		Files.writeString(leftover.resolve("spooled-1"), "half a body");
		Files.createFile(leftover.resolve("lock"));
		try (SpoolFolder mine = SpoolFolder.in(this.parent)) {
			assertThat(mine.newFile()).exists();
			assertThat(leftover).doesNotExist();
		}
	}

	/** There is a time between a folder and its lock. */
	@Test
	void gatewaysThatStartAtTheSameTimeLeaveEachOthersFoldersAlone() throws Exception {
		try (ExecutorService gateways = Executors.newFixedThreadPool(GATEWAYS)) {
			for (int round = 0; round < 50; round++) {
				for (SpoolFolder folder : startAtOnce(gateways)) {
					assertThat(folder.newFile()).exists();
					folder.close();
				}
			}
		}
	}

	private List<SpoolFolder> startAtOnce(ExecutorService gateways) throws Exception {
		CyclicBarrier start = new CyclicBarrier(GATEWAYS);
		Callable<SpoolFolder> gateway = () -> {
			start.await();
			return SpoolFolder.in(this.parent);
		};
		List<Future<SpoolFolder>> starting = new ArrayList<>();
		for (int i = 0; i < GATEWAYS; i++) {
			starting.add(gateways.submit(gateway));
		}
		List<SpoolFolder> started = new ArrayList<>();
		for (Future<SpoolFolder> each : starting) {
			started.add(each.get());
		}
		return started;
	}

}
