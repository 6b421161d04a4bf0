package io.casebook.gateway.imports;

import java.util.Map;

import io.casebook.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PackageKeysTests {

	private final PackageKeys keys = new PackageKeys(JsonMapper.shared());

	@Test
	void keysThatAreNeitherBroughtNorKnownAreAskedFor() {
		this.keys.brought(row("companies", 2, Map.of("key", "acme")));
		this.keys.brought(row("offerings", 2, Map.of("key", "acme-pay")));
		this.keys.brought(row("sources", 1, Map.of("csl", "{\"id\": \"R18a\"}")));
		this.keys.cited(row("events", 2, Map.of("company", "acme", "subject", "acme-pay", "sources", "R18a#p. 2;doc")));
		this.keys.cited(row("events", 3, Map.of("company", "lufax", "subject", "acme", "sources", "doc")));
		assertThat(this.keys.missing(this.keys.citedByEvents()))
			.isEqualTo(new CitedKeys(Map.of("lufax", 3L), Map.of(), Map.of("doc", 2L)));
	}

	@Test
	void cellsThatCannotBeKeysAreNotKept() {
		this.keys
			.cited(row("events", 2, Map.of("company", "Acme", "subject", "x".repeat(65), "sources", "; #p. 2;-x;a b")));
		assertThat(this.keys.citedByEvents()).isEqualTo(new CitedKeys());
	}

	@Test
	void moreKeysThanAreKeptAreRefused() {
		for (long row = 2; row < 250_002; row++) {
			this.keys.cited(row("events", row, Map.of("sources", "doc;R" + row)));
			this.keys.brought(row("companies", row, Map.of("key", "c" + row)));
			if (this.keys.citedByEvents().size() == 250_000) {
				break;
			}
		}
		Refusal refusal = catchThrowableOfType(Refusal.class,
				() -> this.keys.cited(row("events", 250_002, Map.of("company", "acme"))));
		assertThat(refusal.errors()).containsExactly(InvalidInput.row("events", 250_002, null, null,
				"at most 250000 keys of companies, offerings and sources in one import"));
		this.keys.brought(row("companies", 250_001, Map.of("key", "acme")));
		assertThat(catchThrowableOfType(Refusal.class,
				() -> this.keys.brought(row("offerings", 250_002, Map.of("key", "acme-pay")))))
			.isNotNull();
	}

	private static PackageRow row(String resource, long row, Map<String, String> fields) {
		return new PackageRow(resource, row, fields);
	}

}
