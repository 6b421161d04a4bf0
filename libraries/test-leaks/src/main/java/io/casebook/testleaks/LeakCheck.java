package io.casebook.testleaks;

import java.util.List;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class of tests during which buffers were lost. JUnit finds it by itself. */
public class LeakCheck implements AfterAllCallback {

	static {
		Leaks.watch();
	}

	@Override
	public void afterAll(ExtensionContext context) throws InterruptedException {
		List<String> lost = Leaks.lost();
		if (!lost.isEmpty()) {
			throw new AssertionError(
					"%d buffers were not given back (-Dio.netty.leakDetection.level=paranoid tells where they had been); the first:%n%s"
						.formatted(lost.size(), lost.getFirst()));
		}
	}

}
