package io.casebook.gateway.apikey;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A key with its new secret, which is shown this once.
 *
 * @param key the text for the header X-API-Key
 */
record IssuedKey(@JsonUnwrapped ApiKey about,
		@Schema(description = "The text for the header X-API-Key. It is shown this once and kept nowhere") String key) {

	@Override
	public String toString() {
		return "IssuedKey[" + this.about.id() + "]";
	}

}
