package io.casebook.gateway.view;

import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.origin.ClientAddress;
import io.casebook.gateway.quota.AddressQuota;
import io.casebook.gateway.quota.Costs;
import io.casebook.gateway.view.RecordedAnswer.Content;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * Answers requests as others with the very same head were answered before them, as long
 * as the view is still what it was. It decides nothing itself: what the filters have
 * decided and written is a function of the head, but for what is left of a client's
 * share.
 */
@Component
class Repetition {

	/** Characters of heads and what is kept of answers; hardly any head is longer. */
	private static final int MOST = 4_000_000;

	private static final int ANSWER = 1000;

	private final Views views;

	private final AddressQuota quota;

	private final Costs costs;

	private final ClientAddress clients;

	private final MeterRegistry meters;

	private final Counter repeated;

	private final Cache<String, RecordedAnswer> answers = Caffeine.newBuilder()
		.maximumWeight(MOST)
		.weigher((String head, RecordedAnswer answer) -> head.length() + ANSWER)
		.build();

	private volatile boolean closing;

	Repetition(Views views, AddressQuota quota, Costs costs, ClientAddress clients, MeterRegistry meters) {
		this.views = views;
		this.quota = quota;
		this.costs = costs;
		this.clients = clients;
		this.meters = meters;
		this.repeated = meters.counter("casebook.repeated");
	}

	/**
	 * The answer to a request whose head was answered before with a view that is still
	 * fresh, if the client has a share left for it.
	 * @param room the most bytes that can be sent at once: the server has to see how
	 * larger answers are read
	 */
	@Nullable FullHttpResponse answer(HttpRequest request, String head, SocketAddress remote, long room) {
		long began = System.nanoTime();
		RecordedAnswer recorded = this.closing ? null : this.answers.getIfPresent(head);
		if (recorded == null) {
			return null;
		}
		FinishedView view = this.views.kept(request.headers().getAll(HttpHeaderNames.ACCEPT), request.uri());
		FullHttpResponse answer = (view != null) ? recorded.again(view) : null;
		if (answer == null || answer.content().readableBytes() > room
				|| !isPaid(request, remote, recorded.cost(), answer.headers())) {
			return null;
		}
		this.repeated.increment();
		recorded.timer().record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
		return answer;
	}

	private boolean isPaid(HttpRequest request, SocketAddress remote, int cost, HttpHeaders headers) {
		InetSocketAddress address = (remote instanceof InetSocketAddress internet) ? internet : null;
		return this.quota.takeHere(this.clients.of(address, request.headers()::getAll), cost, headers::set);
	}

	/** An answer is being sent that may be one to the same head later. */
	void record(String head, FinishedView view, HttpResponse response) {
		boolean known = response.status().equals(HttpResponseStatus.NOT_MODIFIED);
		if (!known && !response.status().equals(HttpResponseStatus.OK)) {
			return;
		}
		boolean zip = response.headers().contains(HttpHeaderNames.CONTENT_ENCODING);
		if (!known && HttpUtil.getContentLength(response, -1L) != view.bytes(zip).length) {
			return;
		}
		HttpHeaders headers = response.headers().copy();
		AddressQuota.NAMES.forEach(headers::remove);
		this.answers.put(head,
				new RecordedAnswer(new WeakReference<>(view),
						known ? Content.NONE : zip ? Content.ZIPPED : Content.PLAIN, response.status(), headers,
						this.costs.of(path(head)), timer(view, response.status(), known)));
	}

	private static PathContainer path(String head) {
		String address = head.lines().findFirst().orElse("");
		int query = address.indexOf('?');
		return PathContainer.parsePath((query < 0) ? address : address.substring(0, query));
	}

	/** As the framework counts the others. */
	private Timer timer(FinishedView view, HttpResponseStatus status, boolean known) {
		return Timer.builder("http.server.requests")
			.tag("error", "none")
			.tag("exception", "none")
			.tag("method", "GET")
			.tag("outcome", known ? "REDIRECTION" : "SUCCESS")
			.tag("status", Integer.toString(status.code()))
			.tag("uri", view.pattern())
			.register(this.meters);
	}

	/**
	 * The server ends connections when their requests are answered; it has to see them.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closing = true;
	}

}
