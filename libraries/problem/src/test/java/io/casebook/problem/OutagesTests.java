package io.casebook.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class OutagesTests {

	@Test
	void eachKindIsToldOnceInAWhile(CapturedOutput output) {
		Outages outages = new Outages();
		for (int i = 0; i < 1000; i++) {
			for (String detail : new String[] { "One does not answer", "Another does not answer" }) {
				outages.report("GET /" + i, new ApiProblem(ProblemType.UNAVAILABLE, detail),
						new IllegalStateException("why"));
			}
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("not answer"))).hasSize(2)
			.anyMatch((line) -> line.contains("GET /0: One does not answer (java.lang.IllegalStateException: why)"))
			.anyMatch(
					(line) -> line.contains("GET /0: Another does not answer (java.lang.IllegalStateException: why)"));
	}

}
