package io.casebook.gateway.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTextTests {

	private static final String SECRET = "0123456789abcdef".repeat(4);

	@Test
	void keyIsReadAsItWasShown() {
		KeyText key = KeyText.createFor("partner");
		assertThat(key.reveal()).matches("cbk_partner_[0-9a-f]{64}_[0-9a-f]{8}");
		KeyText read = Objects.requireNonNull(KeyText.read(key.reveal()));
		assertThat(read.id()).isEqualTo("partner");
		assertThat(read.hash()).isEqualTo(key.hash());
	}

	@Test
	void whatIsKeptIsTheHashOfTheSecret() throws Exception {
		KeyText key = Objects
			.requireNonNull(KeyText.read("cbk_partner_" + SECRET + "_" + checksum("cbk_partner_" + SECRET)));
		assertThat(key.hash()).isEqualTo(sha256(SECRET));
	}

	@Test
	void everyKeyIsAnother() {
		assertThat(KeyText.create().id()).isNotEqualTo(KeyText.create().id());
		assertThat(KeyText.createFor("partner").hash()).isNotEqualTo(KeyText.createFor("partner").hash());
	}

	@Test
	void keyDoesNotTellItsSecretInPassing() {
		assertThat(KeyText.createFor("partner")).hasToString("key partner");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "cbk_", "cbk_partner", "cbk_partner_0123_00000000", "Bearer cbk_partner",
			"cbk_PARTNER_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef_00000000",
			"cbk_partner_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef_00000000" })
	void whatIsNoKeyIsNotRead(String text) {
		assertThat(KeyText.read(text)).isNull();
	}

	@Test
	void slipOfTheHandIsNoticed() {
		String key = KeyText.createFor("partner").reveal();
		for (int i = 0; i < key.length(); i++) {
			char other = (key.charAt(i) == 'a') ? 'b' : 'a';
			assertThat(KeyText.read(key.substring(0, i) + other + key.substring(i + 1))).isNull();
		}
	}

	private static String checksum(String body) throws Exception {
		return HexFormat.of().formatHex(sha256(body)).substring(0, 8);
	}

	private static byte[] sha256(String text) throws Exception {
		return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
	}

}
