package io.casebook.testleaks;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Has the injected {@code WebTestClient} leave its buffers to the garbage collector: a
 * test that looks at the status alone never reads the body to its end, which says nothing
 * about the application.
 */
@AutoConfiguration
class ClientForTests {

	@Bean
	WebTestClientBuilderCustomizer unwatchedBuffers() {
		HttpClient client = HttpClient.create()
			.compress(true)
			.option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false, true, false));
		return (builder) -> builder.clientConnector(new ReactorClientHttpConnector(client));
	}

}
