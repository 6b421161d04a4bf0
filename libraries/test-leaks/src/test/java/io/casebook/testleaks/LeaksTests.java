package io.casebook.testleaks;

import java.util.List;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LeaksTests {

	@Test
	void bufferThatNobodyGaveBackIsTold() throws InterruptedException {
		ByteBufAllocator.DEFAULT.buffer(16).writeInt(1);
		assertThat(Leaks.lost()).singleElement().asString().startsWith("ByteBuf").contains("LeaksTests");
	}

	@Test
	void bufferThatNoSocketFilledFailsTheClass() throws InterruptedException {
		ByteBufAllocator.DEFAULT.buffer(16).writeInt(1);
		List<String> lost = Leaks.lost();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> LeakCheck.check(lost))
			.withMessageContaining("LeaksTests");
	}

	@Test
	void buffersFromASocketFailTheClassUnlessThereIsOneAlone() {
		String received = "ByteBuf, made at EpollRecvByteAllocatorHandle, DefaultMaxMessagesRecvByteBufAllocator";
		LeakCheck.check(List.of(received));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> LeakCheck.check(List.of(received, received)));
	}

	@Test
	void bufferThatWasGivenBackIsNotTold() throws InterruptedException {
		ByteBufAllocator.DEFAULT.buffer(16).writeInt(1).release();
		assertThat(Leaks.lost()).isEmpty();
	}

}
