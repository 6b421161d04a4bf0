package io.casebook.gateway.view;

import java.lang.ref.WeakReference;

import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * An answer with a kept view, as it was sent.
 *
 * @param view it keeps no view for longer than {@link Views} do
 * @param content the bytes that were sent of the view
 * @param headers all but those that say what is left of a share
 * @param cost in units of that share
 * @param timer counts it among the requests of its operation
 */
record RecordedAnswer(WeakReference<FinishedView> view, Content content, HttpResponseStatus status, HttpHeaders headers,
		int cost, Timer timer) {

	/** The same answer to another request, if it was one with this view. */
	@Nullable FullHttpResponse again(FinishedView view) {
		if (!this.view.refersTo(view)) {
			return null;
		}
		ByteBuf body = switch (this.content) {
			case PLAIN -> Unpooled.wrappedBuffer(view.bytes(false));
			case ZIPPED -> Unpooled.wrappedBuffer(view.bytes(true));
			case NONE -> Unpooled.EMPTY_BUFFER;
		};
		return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, this.status, body, this.headers.copy(),
				EmptyHttpHeaders.INSTANCE);
	}

	enum Content {

		PLAIN, ZIPPED,

		/** The client has it. */
		NONE

	}

}
