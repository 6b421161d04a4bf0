package io.casebook.gateway.service;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTests {

	private static final Throwable BROKEN_OFF = failed(new IOException("reset"));

	private final RetryBudget budget = new RetryBudget();

	@Test
	void callsThatBreakOffAreRepeatedWhileFewDo() {
		assertThat(allowed(100)).isEqualTo(20);
		assertThat(this.budget.allows(BROKEN_OFF)).isFalse();
	}

	@Test
	void tenCallsEarnARepetition() {
		allowed(100);
		IntStream.range(0, 9).forEach((call) -> this.budget.earn());
		assertThat(this.budget.allows(BROKEN_OFF)).isFalse();
		this.budget.earn();
		assertThat(allowed(100)).isOne();
	}

	@Test
	void whatTakesTooLongIsNotRepeated() {
		assertThat(this.budget.allows(new TimeoutException())).isFalse();
		assertThat(allowed(100)).isEqualTo(20);
	}

	@Test
	void whoCannotBeConnectedToIsNotAskedAgain() {
		assertThat(this.budget.allows(failed(new ConnectException("refused")))).isFalse();
		assertThat(this.budget.allows(failed(new UnknownHostException("metrics-service")))).isFalse();
		assertThat(allowed(100)).isEqualTo(20);
	}

	private static Throwable failed(IOException cause) {
		return new WebClientRequestException(cause, HttpMethod.GET, URI.create("/"), HttpHeaders.EMPTY);
	}

	private long allowed(int failures) {
		return IntStream.range(0, failures).filter((failure) -> this.budget.allows(BROKEN_OFF)).count();
	}

}
