package io.casebook.keyset;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.MimeType;

/**
 * Writes JSON so that a client who goes before the end leaves no memory behind. The
 * framework loses what it has encoded and not yet handed to the server.
 */
@AutoConfiguration
class JsonEncodingAutoConfiguration {

	@Bean
	@Order(1) // after that of the framework, which it replaces
	CodecCustomizer jsonEncoding(JsonMapper json) {
		return (codecs) -> codecs.defaultCodecs().jacksonJsonEncoder(new Encoder(json));
	}

	private static final class Encoder extends JacksonJsonEncoder {

		Encoder(JsonMapper json) {
			super(json);
		}

		/**
		 * Those to be flushed after each value: none, so that a list that is streamed as
		 * lines is one body, flushed when buffers fill. Lines are ended regardless.
		 */
		@Override
		public List<MediaType> getStreamingMediaTypes() {
			return List.of();
		}

		/** In memory that the garbage collector takes back. */
		@Override
		public DataBuffer encodeValue(Object value, DataBufferFactory buffers, ResolvableType type,
				@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
			return super.encodeValue(value, DefaultDataBufferFactory.sharedInstance, type, mimeType, hints);
		}

	}

}
