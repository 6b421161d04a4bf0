package io.casebook.gateway.service;

import java.io.StringWriter;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a value of any shape as its JSON, without spaces and otherwise as it came. A text
 * takes far less memory than the maps that it would be read as.
 */
public final class JsonText extends StdDeserializer<String> {

	public JsonText() {
		super(String.class);
	}

	@Override
	public String deserialize(JsonParser parser, DeserializationContext context) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = context.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			generator.copyCurrentStructureExact(parser);
		}
		return text.toString();
	}

}
