package io.casebook.gateway.view;

import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the server send views as they are: what it compressed by itself would be other
 * bytes under the same tag.
 */
@Configuration(proxyBeanMethods = false)
class CompressionConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> viewsAsTheyAre() {
		return (factory) -> factory.addServerCustomizers(CompressionConfiguration::sparingViews);
	}

	private static HttpServer sparingViews(HttpServer server) {
		@Nullable BiPredicate<HttpServerRequest, HttpServerResponse> wanted = server.configuration().compressPredicate();
		return (wanted == null) ? server
				: server.compress((request, response) -> !response.responseHeaders().contains(Views.CACHE_STATUS)
						&& wanted.test(request, response));
	}

}
