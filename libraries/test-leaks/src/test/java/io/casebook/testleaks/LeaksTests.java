package io.casebook.testleaks;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeaksTests {

	@Test
	void bufferThatNobodyGaveBackIsTold() throws InterruptedException {
		ByteBufAllocator.DEFAULT.buffer(16).writeInt(1);
		assertThat(Leaks.lost()).singleElement().asString().startsWith("ByteBuf").contains("LeaksTests");
	}

	@Test
	void bufferThatWasGivenBackIsNotTold() throws InterruptedException {
		ByteBufAllocator.DEFAULT.buffer(16).writeInt(1).release();
		assertThat(Leaks.lost()).isEmpty();
	}

}
