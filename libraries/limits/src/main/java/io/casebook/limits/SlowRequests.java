package io.casebook.limits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which a request does not arrive: a head that is not complete in
 * its time, or a body of which nothing more comes. Such clients would hold connections,
 * and places among the requests in flight, for next to nothing. A request that comes in
 * one piece, as nearly all do, costs no timer.
 */
final class SlowRequests extends ChannelDuplexHandler {

	private final long head;

	private final long body;

	private State state = State.NOTHING;

	/** Since when there is something to wait for. */
	private long since;

	/** A body is read when there is somebody to take it; until then none is late. */
	private boolean wanted;

	private @Nullable ScheduledFuture<?> watch;

	private SlowRequests(Duration head, Duration body) {
		this.head = head.toNanos();
		this.body = body.toNanos();
	}

	/**
	 * Watches a connection.
	 * @param codec the name of what makes requests of its bytes
	 */
	static void watch(ChannelPipeline pipeline, String codec, Duration head, Duration body) {
		SlowRequests slow = new SlowRequests(head, body);
		pipeline.addBefore(codec, SlowRequests.class.getName(), slow);
		pipeline.addAfter(codec, Requests.class.getName(), slow.new Requests());
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object bytes) {
		this.wanted = false;
		if (this.state != State.HEAD) {
			this.since = System.nanoTime();
		}
		if (this.state == State.NOTHING) {
			this.state = State.HEAD;
		}
		context.fireChannelRead(bytes);
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		if (this.state != State.NOTHING && this.watch == null) {
			schedule(context);
		}
		context.fireChannelReadComplete();
	}

	@Override
	public void read(ChannelHandlerContext context) {
		if (!this.wanted) {
			this.wanted = true;
			if (this.state == State.BODY) {
				this.since = System.nanoTime();
			}
		}
		context.read();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.watch != null) {
			this.watch.cancel(false);
		}
		context.fireChannelInactive();
	}

	private void schedule(ChannelHandlerContext context) {
		long step = Math.min(this.head, this.body) / 2;
		this.watch = context.executor().schedule(() -> look(context), step, TimeUnit.NANOSECONDS);
	}

	private void look(ChannelHandlerContext context) {
		this.watch = null;
		long waited = System.nanoTime() - this.since;
		boolean late = switch (this.state) {
			case NOTHING -> false;
			case HEAD -> waited > this.head;
			case BODY -> this.wanted && waited > this.body;
		};
		if (late) {
			context.close();
		}
		else if (this.state != State.NOTHING) {
			schedule(context);
		}
	}

	private enum State {

		NOTHING, HEAD, BODY

	}

	/** Sees what the bytes are. */
	private final class Requests extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpRequest) {
				SlowRequests.this.state = State.BODY;
				SlowRequests.this.since = System.nanoTime();
			}
			if (message instanceof LastHttpContent) {
				SlowRequests.this.state = State.NOTHING;
			}
			context.fireChannelRead(message);
		}

	}

}
