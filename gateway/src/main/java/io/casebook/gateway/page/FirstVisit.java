package io.casebook.gateway.page;

import java.time.Duration;
import java.util.regex.Pattern;

import io.casebook.gateway.dataset.DatasetThere;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks for the page, for all that it names and for its first view as a browser does, when
 * the data set is there: what is loaded, compiled and connected at the first time, here
 * and in the services, is so before somebody waits for it. Nothing depends on it.
 */
@Component
class FirstVisit {

	private static final Logger log = LoggerFactory.getLogger(FirstVisit.class);

	private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");

	/** So many connections a browser opens. */
	private static final int AT_ONCE = 6;

	/** Code that ran once is still slow. */
	private static final int TIMES = 3;

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final WebClient.Builder clients;

	private final Environment environment;

	private final Disposable.Swap visit = Disposables.swap();

	FirstVisit(WebClient.Builder clients, Environment environment) {
		this.clients = clients;
		this.environment = environment;
	}

	@EventListener(DatasetThere.class)
	void start() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			WebClient browser = this.clients.clone()
				.baseUrl("http://localhost:" + port)
				.defaultHeader("Accept-Encoding", "gzip")
				.build();
			this.visit.update(visit(browser).repeat(TIMES - 1).then().timeout(LONGEST).subscribe((done) -> {
			}, (failure) -> log.info("The page was not visited ahead: {}", failure.toString()),
					() -> log.info("The page was visited ahead")));
		}
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.visit.dispose();
	}

	private static Mono<Void> visit(WebClient browser) {
		Mono<String> view = Mono
			.zip(first(browser, "/api/v1/groups?limit=1"), first(browser, "/api/v1/index-sets?limit=1"))
			.map((keys) -> "/api/v1/comparisons?group=%s&indexSet=%s".formatted(keys.getT1(), keys.getT2()));
		return browser.get()
			.uri("/")
			.retrieve()
			.bodyToMono(String.class)
			.flatMapMany((page) -> Flux.fromStream(() -> NAMED.matcher(page).results().map((name) -> name.group(1))))
			.map((address) -> address.replace("&amp;", "&"))
			.mergeWith(view)
			.flatMap((address) -> browser.get().uri(address).exchangeToMono(ClientResponse::releaseBody), AT_ONCE)
			.then();
	}

	private static Mono<String> first(WebClient browser, String list) {
		return browser.get()
			.uri(list)
			.retrieve()
			.bodyToMono(JsonNode.class)
			.map((page) -> page.at("/items/0/key"))
			.filter(JsonNode::isString)
			.map(JsonNode::asString);
	}

}
