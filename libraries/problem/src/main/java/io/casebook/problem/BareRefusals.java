package io.casebook.problem;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

/**
 * Gives a body to what the server itself refuses, before any handler of the application
 * sees it: a request that is no HTTP, an address or header that is too long, an escape
 * that is none. The server answers those with a status alone.
 */
final class BareRefusals extends ChannelDuplexHandler {

	private final JsonMapper json;

	/** The requests that are not answered yet; a client may send several at once. */
	private final Queue<Asked> open = new ArrayDeque<>();

	BareRefusals(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		if (message instanceof HttpRequest request) {
			this.open.add(new Asked(request.method(), request.decoderResult().cause()));
		}
		super.channelRead(context, message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		Object written = message;
		if (message instanceof HttpResponse response
				&& response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
			Asked asked = this.open.poll();
			if (asked != null && message instanceof FullHttpResponse whole && isBare(whole)
					&& !asked.method().equals(HttpMethod.HEAD)) {
				written = explained(whole, asked.failure());
			}
		}
		super.write(context, written, promise);
	}

	private static boolean isBare(FullHttpResponse response) {
		return response.status().code() >= 400 && !response.content().isReadable()
				&& !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
	}

	private FullHttpResponse explained(FullHttpResponse bare, @Nullable Throwable failure) {
		ProblemType type = type(bare.status(), failure);
		ByteBuf body = Unpooled
			.wrappedBuffer(this.json.writeValueAsBytes(ApiProblem.body(type, type.explanation(), List.of())));
		FullHttpResponse explained = bare.replace(body);
		explained.setStatus(HttpResponseStatus.valueOf(type.status().value()));
		explained.headers()
			.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
		ReferenceCountUtil.release(bare);
		return explained;
	}

	private static ProblemType type(HttpResponseStatus status, @Nullable Throwable failure) {
		if (failure instanceof TooLongHttpLineException) {
			return ProblemType.ADDRESS_TOO_LONG;
		}
		if (failure instanceof TooLongHttpHeaderException) {
			return ProblemType.HEADERS_TOO_LARGE;
		}
		return ProblemType.of(status.code());
	}

	/**
	 * A request as far as an answer to it needs to know.
	 *
	 * @param failure why it could not be read
	 */
	private record Asked(HttpMethod method, @Nullable Throwable failure) {
	}

}
