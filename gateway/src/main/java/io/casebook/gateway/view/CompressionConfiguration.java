package io.casebook.gateway.view;

import java.util.function.BiPredicate;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the server send what has a tag as it is: what it compressed by itself would be
 * other bytes under the same tag.
 */
@Configuration(proxyBeanMethods = false)
class CompressionConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> taggedAsTheyAre() {
		return (factory) -> factory.addServerCustomizers(CompressionConfiguration::sparingTagged);
	}

	private static HttpServer sparingTagged(HttpServer server) {
		@Nullable BiPredicate<HttpServerRequest, HttpServerResponse> wanted = server.configuration().compressPredicate();
		return (wanted == null) ? server
				: server.compress((request, response) -> !response.responseHeaders().contains(HttpHeaderNames.ETAG)
						&& wanted.test(request, response));
	}

}
