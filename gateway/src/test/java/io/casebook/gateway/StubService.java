package io.casebook.gateway;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.handler.codec.http.HttpHeaders;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A service for tests: a real HTTP server that gives fixed answers, and that can be
 * silent, broken or gone.
 */
final class StubService {

	private static final Answer NOTHING = new Answer(404, """
			{"type": "/problems/not-found", "title": "There is nothing at this path", "status": 404}
			""", Map.of());

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<HttpHeaders> heads = new CopyOnWriteArrayList<>();

	private final Map<String, Loss> losses = new ConcurrentHashMap<>();

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final int port;

	private volatile Mood mood = Mood.WELL;

	private final List<Written> written = new CopyOnWriteArrayList<>();

	/** What its feed has told; the feed is as long as the gateway runs. */
	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final AtomicInteger floods = new AtomicInteger();

	private final Map<String, Sinks.Empty<Void>> holds = new ConcurrentHashMap<>();

	/** The addresses whose answers are held back now. */
	private final List<String> held = new CopyOnWriteArrayList<>();

	private final AtomicInteger feedsOpened = new AtomicInteger();

	private volatile boolean feeding;

	private volatile boolean toldAll = true;

	/** The last change that its feed does not keep. */
	private volatile int removed;

	private DisposableServer server;

	StubService() {
		this.server = start(0);
		this.port = this.server.port();
	}

	String url() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Answers an address, its query decoded, with JSON; one with a method before it is
	 * for that method.
	 */
	void answer(String address, String json) {
		answer(address, 200, json);
	}

	void answer(String address, int status, String json) {
		this.answers.put(address, new Answer(status, json, Map.of()));
	}

	/** An answer with a header. */
	void answer(String address, String json, String header, String value) {
		this.answers.put(address, new Answer(200, json, Map.of(header, value)));
	}

	/** Loses its next answer at an address, which begins with a method. */
	void lose(String address, Loss loss) {
		this.losses.put(address, loss);
	}

	/** Holds back its answers at addresses with such a beginning; all else goes on. */
	void hold(String beginning) {
		this.holds.put(beginning, Sinks.empty());
	}

	/** Holds back nothing any more. */
	void release() {
		List<Sinks.Empty<Void>> over = List.copyOf(this.holds.values());
		this.holds.clear();
		over.forEach(Sinks.Empty::tryEmitEmpty);
	}

	/** The addresses whose answers are held back and still waited for. */
	List<String> held() {
		return this.held;
	}

	/** Has nothing at an address any more. */
	void forget(String address) {
		this.answers.remove(address);
	}

	/** The requests that came since the last reset, decoded. */
	List<String> requests() {
		return this.requests;
	}

	/** The headers of each of them. */
	List<HttpHeaders> heads() {
		return this.heads;
	}

	void silent() {
		this.mood = Mood.SILENT;
	}

	void broken() {
		this.mood = Mood.BROKEN;
	}

	void garbled() {
		this.mood = Mood.GARBLED;
	}

	/** Streams lines slowly: more seconds than a deadline allows for a head. */
	void streaming() {
		this.mood = Mood.STREAMING;
	}

	/** Streams lines without an end, as fast as they are taken. */
	void flooding() {
		this.mood = Mood.FLOODING;
	}

	/** How many such streams there are. */
	int floods() {
		return this.floods.get();
	}

	/** Refuses connections. */
	void gone() {
		this.server.disposeNow(Duration.ofSeconds(5));
		this.connections.close().syncUninterruptibly();
	}

	/** Has a feed, which tells at once what it has told so far. */
	void feeds() {
		this.feeding = true;
	}

	/** Has no feed any more. */
	void feedsNoMore() {
		this.feeding = false;
	}

	/** Does not say any more that it has told all. */
	void hasMoreToTell() {
		this.toldAll = false;
	}

	/** Tells of a change, a JSON object; gives its number. */
	int tell(String change) {
		this.changes.add(change);
		return this.changes.size();
	}

	/** Keeps none of the changes up to a number. */
	void keepsAfter(int number) {
		this.removed = number;
	}

	int told() {
		return this.changes.size();
	}

	/** How often its feed was asked for since the last reset. */
	int feedsOpened() {
		return this.feedsOpened.get();
	}

	void reset() {
		this.feeding = false;
		this.toldAll = true;
		this.removed = 0;
		if (this.server.isDisposed()) {
			this.server = start(this.port);
		}
		this.mood = Mood.WELL;
		release();
		this.feedsOpened.set(0);
		this.losses.clear();
		this.written.clear();
		this.requests.clear();
		this.heads.clear();
	}

	private DisposableServer start(int wanted) {
		return HttpServer.create().channelGroup(this.connections).port(wanted).handle(this::handle).bindNow();
	}

	/** What came with the last request that was to change something. */
	Written written() {
		return this.written.getLast();
	}

	/** What came with the requests to an address that were to change something. */
	List<Written> written(String address) {
		return this.written.stream().filter((each) -> each.address().equals(address)).toList();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		String address = request.method() + " " + URLDecoder.decode(request.uri(), StandardCharsets.UTF_8);
		if (request.path().endsWith("/changes")) {
			return (this.feeding && this.mood == Mood.WELL) ? feed(address, response) : response.sendNotFound();
		}
		this.requests.add(address);
		this.heads.add(request.requestHeaders().copy());
		if (address.startsWith("GET ")) {
			return answerInTime(address.substring("GET ".length()), response);
		}
		return request.receive().aggregate().asString().defaultIfEmpty("").flatMap((body) -> {
			this.written.add(new Written(address, request.requestHeaders().copy(), body));
			Loss loss = this.losses.remove(address);
			return (loss != null) ? lose(loss, response) : Mono.from(answerInTime(address, response));
		});
	}

	private Publisher<Void> feed(String address, HttpServerResponse response) {
		if (address.endsWith("/internal/changes")) {
			return response.header("Content-Type", "application/json")
				.sendString(Mono.just("{\"removed\": %d, \"last\": %d}".formatted(this.removed, this.changes.size())));
		}
		this.feedsOpened.incrementAndGet();
		int after = address.contains("after=") ? Integer.parseInt(address.replaceAll(".*after=", ""))
				: this.changes.size();
		AtomicInteger sent = new AtomicInteger(after);
		return response.header("Content-Type", "application/x-ndjson")
			.send(Flux.interval(Duration.ZERO, Duration.ofMillis(20))
				.onBackpressureDrop()
				.takeWhile((tick) -> this.feeding && this.mood == Mood.WELL)
				.map((tick) -> Unpooled.copiedBuffer(lines(sent), StandardCharsets.UTF_8)), (buffer) -> true);
	}

	private String lines(AtomicInteger sent) {
		StringBuilder lines = new StringBuilder();
		while (sent.get() < this.changes.size()) {
			String change = this.changes.get(sent.getAndIncrement());
			lines.append("{\"position\":\"%d\",\"change\":%s}\n".formatted(sent.get(), change));
		}
		return this.toldAll ? lines.append("{\"position\":\"%d\"}\n".formatted(sent.get())).toString()
				: lines.toString();
	}

	private Publisher<Void> answerInTime(String address, HttpServerResponse response) {
		for (Map.Entry<String, Sinks.Empty<Void>> hold : this.holds.entrySet()) {
			if (address.startsWith(hold.getKey())) {
				this.held.add(address);
				return hold.getValue()
					.asMono()
					.doFinally((end) -> this.held.remove(address))
					.then(Mono.defer(() -> Mono.from(answer(address, response))));
			}
		}
		return answer(address, response);
	}

	private Publisher<Void> answer(String address, HttpServerResponse response) {
		return switch (this.mood) {
			case SILENT -> Mono.never();
			case BROKEN -> response.status(500).send();
			case GARBLED -> response.header("Content-Type", "application/json").sendString(Mono.just("{\"half"));
			case STREAMING -> response.header("Content-Type", "application/x-ndjson")
				.sendString(Flux.interval(Duration.ofMillis(600)).take(5).map((line) -> "{\"line\":" + line + "}\n"));
			case FLOODING -> response.header("Content-Type", "application/x-ndjson")
				.sendString(Mono.just("{\"line\":\"%s\"}\n".formatted("x".repeat(10_000)))
					.repeat()
					.doOnSubscribe((start) -> this.floods.incrementAndGet())
					.doFinally((end) -> this.floods.decrementAndGet()));
			case WELL -> {
				Answer answer = this.answers.getOrDefault(address, NOTHING);
				answer.headers().forEach(response::header);
				yield response.status(answer.status())
					.header("Content-Type", (answer.status() < 400) ? "application/json" : "application/problem+json")
					.sendString(Mono.just(answer.json()));
			}
		};
	}

	/** The connection is closed where the answer, or the rest of it, should come. */
	private static Mono<Void> lose(Loss loss, HttpServerResponse response) {
		if (loss == Loss.WHOLE) {
			return Mono.fromRunnable(() -> response.withConnection((connection) -> connection.channel().close()));
		}
		Flux<ByteBuf> begun = Flux.just(Unpooled.copiedBuffer("{\"resources\"", StandardCharsets.UTF_8));
		return response.header("Content-Type", "application/json")
			.send(begun.concatWith(Mono.error(new IOException("As it was asked for"))), (each) -> true)
			.then();
	}

	/** What is lost of an answer. */
	enum Loss {

		WHOLE, REST

	}

	private enum Mood {

		WELL, SILENT, BROKEN, GARBLED, STREAMING, FLOODING

	}

	/** A request that was to change something. */
	record Written(String address, HttpHeaders headers, String body) {
	}

	private record Answer(int status, String json, Map<String, String> headers) {
	}

}
