package io.casebook.gateway.view;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** The head of a request as it came, by which the same one is known again. */
final class RequestHead {

	/**
	 * Keys and tokens may lose their rights; of what comes after a head it says little.
	 */
	private static final List<AsciiString> OF_ONE_REQUEST = List.of(AsciiString.cached("X-API-Key"),
			HttpHeaderNames.AUTHORIZATION, HttpHeaderNames.CONTENT_LENGTH, HttpHeaderNames.TRANSFER_ENCODING,
			HttpHeaderNames.EXPECT, HttpHeaderNames.UPGRADE);

	private RequestHead() {
	}

	/**
	 * The head as text, if an answer to it may be an answer to the same one later: it
	 * asks to read, shows no key or token, and nothing comes after it.
	 */
	static @Nullable String of(HttpRequest request) {
		HttpHeaders headers = request.headers();
		if (!request.decoderResult().isSuccess() || !request.method().equals(HttpMethod.GET)
				|| !request.protocolVersion().equals(HttpVersion.HTTP_1_1) || !HttpUtil.isKeepAlive(request)
				|| OF_ONE_REQUEST.stream().anyMatch(headers::contains)) {
			return null;
		}
		StringBuilder head = new StringBuilder(512).append(request.uri());
		Iterator<Map.Entry<CharSequence, CharSequence>> each = headers.iteratorCharSequence();
		while (each.hasNext()) {
			Map.Entry<CharSequence, CharSequence> header = each.next();
			head.append('\n').append(header.getKey()).append(':').append(header.getValue());
		}
		return head.toString();
	}

}
