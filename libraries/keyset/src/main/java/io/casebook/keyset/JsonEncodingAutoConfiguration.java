package io.casebook.keyset;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;

/**
 * Writes a list that is streamed as lines as one body, which is flushed when buffers
 * fill. The framework would flush after each line, and would lose the memory of the lines
 * under way whenever a client goes before the end.
 */
@AutoConfiguration
class LineStreamAutoConfiguration {

	@Bean
	@Order(1) // after that of the framework, which it replaces
	CodecCustomizer lineStreams(JsonMapper json) {
		return (codecs) -> codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(json) {

			/** Those to be flushed after each value. Lines are ended regardless. */
			@Override
			public List<MediaType> getStreamingMediaTypes() {
				return List.of();
			}

		});
	}

}
