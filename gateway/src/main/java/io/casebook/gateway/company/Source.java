package io.casebook.gateway.company;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A bibliographic reference.
 *
 * @param key its key, under which views hold it
 * @param citationShort as in running text, such as {@code Reuters, 2018a}
 * @param csl an item of CSL-JSON
 */
public record Source(@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String key, String citationShort,
		Map<String, Object> csl) {
}
