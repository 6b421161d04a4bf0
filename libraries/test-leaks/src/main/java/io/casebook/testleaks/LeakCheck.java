package io.casebook.testleaks;

import java.util.List;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of tests during which buffers were lost. A single one that came from a
 * socket is only told of: about once in ten runs of a thousand tests one is lost where a
 * client leaves, and which end loses it is not known. JUnit finds this by itself.
 */
public class LeakCheck implements AfterAllCallback {

	static {
		Leaks.watch();
	}

	@Override
	public void afterAll(ExtensionContext context) throws InterruptedException {
		check(Leaks.lost());
	}

	static void check(List<String> lost) {
		if (lost.isEmpty()) {
			return;
		}
		String report = "%d buffers were not given back (-Dio.netty.leakDetection.level=paranoid tells where they had been); the first:%n%s"
			.formatted(lost.size(), lost.getFirst());
		if (lost.size() > 1 || !lost.getFirst().contains("RecvByteBufAllocator")) {
			throw new AssertionError(report);
		}
		System.err.println(report);
	}

}
