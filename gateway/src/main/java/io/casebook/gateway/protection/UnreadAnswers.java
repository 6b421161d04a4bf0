package io.casebook.gateway.protection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;

/**
 * Closes connections whose client does not read: nothing more could be sent of an answer
 * for so long. It would hold the answer, and the stream of a service that it comes from,
 * without an end. Who reads is waited for, however slowly.
 */
final class UnreadAnswers extends IdleStateHandler {

	/**
	 * So many bytes wait in the system beside those on their way. Left to itself it takes
	 * megabytes at a time, and a slow client looks like one that reads nothing.
	 */
	private static final long WAITING = 1 << 17;

	private UnreadAnswers(Duration time) {
		super(true, 0, time.toNanos(), 0, TimeUnit.NANOSECONDS);
	}

	/** Watches a connection. */
	static void watch(Channel channel, Duration time) {
		if (channel instanceof EpollSocketChannel socket) {
			socket.config().setTcpNotSentLowAt(WAITING);
		}
		channel.pipeline().addFirst(UnreadAnswers.class.getName(), new UnreadAnswers(time));
	}

	/**
	 * The first event says only that nothing was sent whole; each one after it, that
	 * nothing at all was sent since the one before.
	 */
	@Override
	protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
		ChannelOutboundBuffer unsent = context.channel().unsafe().outboundBuffer();
		if (!event.isFirst() && unsent != null && !unsent.isEmpty()) {
			context.close();
		}
	}

}
