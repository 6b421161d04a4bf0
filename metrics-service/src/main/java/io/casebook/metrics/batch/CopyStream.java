package io.casebook.metrics.batch;

import java.io.InputStream;
import java.util.function.BiFunction;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.metrics.observation.IncomingObservation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * Turns what a sender sends into what COPY reads, as fast as that is taken. Rows at fault
 * are left out. Whatever is wrong is kept until the end, so that the copying itself
 * always ends well and the connection stays usable.
 */
final class CopyStream {

	private final Faults faults = new Faults();

	private final Mentions mentions = new Mentions();

	private final CopyText text = new CopyText();

	private final InputStream bytes;

	private final BiFunction<InputStream, Faults, ObservationSource> format;

	private @Nullable ObservationSource source;

	private @Nullable RuntimeException failure;

	private long rows;

	CopyStream(InputStream bytes, BiFunction<InputStream, Faults, ObservationSource> format) {
		this.bytes = bytes;
		this.format = format;
	}

	/** The rows in pieces. Making them may block. */
	Flux<ByteBuf> pieces() {
		return Flux.generate(this::piece);
	}

	private void piece(SynchronousSink<ByteBuf> sink) {
		boolean more = false;
		try {
			more = fill();
		}
		catch (RuntimeException ex) {
			this.failure = ex;
		}
		if (!this.text.isEmpty()) {
			sink.next(Unpooled.wrappedBuffer(this.text.take()));
		}
		if (!more) {
			sink.complete();
		}
	}

	/** Whether there is more to come. */
	private boolean fill() {
		ObservationSource open = this.source;
		if (open == null) {
			open = this.format.apply(this.bytes, this.faults);
			this.source = open;
		}
		while (!this.text.isFull()) {
			IncomingObservation observation = open.next();
			if (observation == null) {
				return false;
			}
			FieldReader refused = open.refused();
			if (refused != null) {
				this.mentions.add(observation, refused);
				continue;
			}
			this.mentions.add(observation);
			this.text.write(observation);
			this.rows++;
		}
		return true;
	}

	/** Tells why it could not be read to its end. */
	void verify() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	/** What is wrong with rows. */
	Faults faults() {
		return this.faults;
	}

	Mentions mentions() {
		return this.mentions;
	}

	long rows() {
		return this.rows;
	}

}
