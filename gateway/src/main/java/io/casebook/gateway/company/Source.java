package io.casebook.gateway.company;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.casebook.gateway.service.JsonText;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A bibliographic reference.
 *
 * @param key its key, under which views hold it
 * @param citationShort as in running text, such as {@code Reuters, 2018a}
 * @param csl an item of CSL-JSON, as text: views pass it on, and nothing is decided by it
 */
public record Source(@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String key, String citationShort,
		@JsonRawValue @JsonDeserialize(using = JsonText.class) @Schema(types = "object",
				additionalPropertiesSchema = Object.class) String csl) {
}
