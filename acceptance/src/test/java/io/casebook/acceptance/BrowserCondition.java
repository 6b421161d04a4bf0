package io.casebook.acceptance;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets tests of the page run only where there is a browser.
 */
class BrowserCondition implements ExecutionCondition {

	private static final AtomicBoolean SAID = new AtomicBoolean();

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (!Platform.isNamed() || Browser.isInstalled()) {
			return ConditionEvaluationResult.enabled("a browser is here, or nothing is tested");
		}
		if (SAID.compareAndSet(false, true)) {
			System.out.println("BROWSER TESTS SKIPPED: they need Chromium and its driver. On Debian: "
					+ "apt-get install chromium chromium-driver");
		}
		return ConditionEvaluationResult.disabled("there is no chromium with a chromedriver");
	}

}
