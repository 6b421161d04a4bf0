package io.casebook.gateway.view;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * Answers what may be answered by {@link Repetition} as soon as it is read from a
 * connection: the way through the server and the filters costs several times as much as
 * sending the bytes. What comes while another request is not answered yet goes that way,
 * so that answers keep their order.
 */
final class RepeatedRequests extends ChannelDuplexHandler {

	private final Repetition repetition;

	/** How many requests are on their way through the server. */
	private int open;

	/** Of the only one of them, if the answer to it may be repeated. */
	private @Nullable String head;

	/** What it is answered with. */
	private volatile @Nullable FinishedView view;

	/**
	 * What comes after a request or an answer that ends the connection is for the server.
	 */
	private boolean ending;

	/** The rest of a request that is answered is of no use to anybody. */
	private boolean answered;

	RepeatedRequests(Repetition repetition) {
		this.repetition = repetition;
	}

	/** Notes that a request is going to be answered with a kept view. */
	static void note(ServerHttpRequest request, FinishedView view) {
		if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest read) {
			read.withConnection((connection) -> {
				RepeatedRequests requests = connection.channel().pipeline().get(RepeatedRequests.class);
				if (requests != null) {
					requests.view = view;
				}
			});
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request) {
			this.head = (this.open == 0 && !this.ending) ? RequestHead.of(request) : null;
			this.ending |= !HttpUtil.isKeepAlive(request);
			this.view = null;
			FullHttpResponse answer = (this.head != null) ? this.repetition.answer(request, this.head,
					context.channel().remoteAddress(), context.channel().bytesBeforeUnwritable()) : null;
			if (answer != null) {
				this.answered = true;
				context.write(answer, context.voidPromise());
				return;
			}
			this.open++;
		}
		if (this.answered) {
			discard(context, message);
			return;
		}
		context.fireChannelRead(message);
	}

	private void discard(ChannelHandlerContext context, Object message) {
		ReferenceCountUtil.release(message);
		if (message instanceof LastHttpContent) {
			this.answered = false;
			context.flush();
			context.read();
		}
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		boolean interim = message instanceof HttpResponse response
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
		if (!interim && message instanceof HttpResponse response && this.head != null && this.view != null) {
			this.repetition.record(this.head, this.view, response);
		}
		if (!interim && message instanceof LastHttpContent) {
			this.open--;
		}
		if (!interim && message instanceof HttpResponse response) {
			this.ending |= !HttpUtil.isKeepAlive(response);
		}
		context.write(message, promise);
	}

}
