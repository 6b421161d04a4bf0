package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Lets tests run only against a platform that holds its first data set.
 */
class PlatformCondition implements ExecutionCondition, BeforeAllCallback {

	private static final String HOW = "mvn -pl acceptance verify -Dcasebook.url=http://localhost:8080";

	/** The platform may answer before its first data set is loaded. */
	private static final Duration LOADING = Duration.ofSeconds(30);

	private static final AtomicBoolean SAID = new AtomicBoolean();

	private static @Nullable String failure;

	private static boolean checked;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (context.getTestMethod().isPresent()) {
			return ConditionEvaluationResult.enabled("decided for the class");
		}
		if (!Platform.isNamed()) {
			if (SAID.compareAndSet(false, true)) {
				System.out.println("ACCEPTANCE TESTS SKIPPED: they need a running platform. Start it with mvn -Prun, "
						+ "then run " + HOW);
			}
			return ConditionEvaluationResult.disabled("no platform is named; run " + HOW);
		}
		boolean destructive = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), AgainstPlatform.class)
			.map(AgainstPlatform::destructive)
			.orElse(false);
		if (destructive && Faults.named() == null) {
			System.out.println("FAULT TESTS SKIPPED: they kill parts of the platform. Add -Dcasebook.faults=local or "
					+ "-Dcasebook.faults=compose");
			return ConditionEvaluationResult.disabled("-Dcasebook.faults is not given");
		}
		return ConditionEvaluationResult.enabled("a platform is named");
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		synchronized (SAID) {
			if (!checked) {
				checked = true;
				failure = findFailure();
			}
		}
		if (failure != null) {
			throw new AssertionError(failure);
		}
	}

	private static @Nullable String findFailure() {
		Instant end = Instant.now().plus(LOADING);
		while (true) {
			try {
				Answer group = Platform.get("/api/v1/groups/fintech-cases");
				if (group.status() == 200) {
					return null;
				}
				if (Instant.now().isAfter(end)) {
					return "The platform at %s does not hold the group fintech-cases: it answered %s"
						.formatted(Platform.url(), group);
				}
				Thread.sleep(500);
			}
			catch (UncheckedIOException ex) {
				return "No platform answers at %s (%s). Start it with mvn -Prun, or name another with -Dcasebook.url"
					.formatted(Platform.url(), ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return "interrupted";
			}
		}
	}

}
