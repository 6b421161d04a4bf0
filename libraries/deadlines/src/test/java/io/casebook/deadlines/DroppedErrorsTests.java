package io.casebook.deadlines;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Exceptions;
import reactor.netty.channel.AbortedException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DroppedErrorsTests {

	private final DroppedErrors errors = new DroppedErrors();

	@ParameterizedTest
	@ValueSource(strings = { "The client response body has been released already due to cancellation.",
			"Rejecting additional inbound receiver. State=[terminated=true]" })
	void answerThatNobodyWaitedForIsNoError(String said, CapturedOutput output) {
		this.errors.accept(new IllegalStateException(said));
		this.errors.accept(Exceptions.errorCallbackNotImplemented(new IllegalStateException(said)));
		assertThat(output).isEmpty();
	}

	@Test
	void clientThatHadGoneWhenItWasWrittenToIsNoError(CapturedOutput output) {
		this.errors.accept(AbortedException.beforeSend());
		this.errors.accept(Exceptions.errorCallbackNotImplemented(AbortedException.beforeSend()));
		assertThat(output).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "57014", "25P02" })
	void statementThatWasEndedOrSentAfterOneIsNoError(String state, CapturedOutput output) {
		this.errors.accept(database(state));
		assertThat(output).isEmpty();
	}

	@Test
	void allElseIsAnError(CapturedOutput output) {
		this.errors.accept(new IllegalStateException("Something else"));
		this.errors.accept(new IllegalStateException());
		this.errors.accept(database("57P01"));
		assertThat(output.getOut().split("An error came when nobody waited for it any more")).hasSize(4);
	}

	private static R2dbcException database(String state) {
		return new R2dbcNonTransientResourceException("ended", state);
	}

}
