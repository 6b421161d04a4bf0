package io.casebook.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CallSignerTests {

	@TempDir
	private Path folder;

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private CallSigner signer;

	@BeforeEach
	void makeKeys() throws IOException, InterruptedException {
		KeyFiles.create(this.folder.resolve("private.pem"), List.of(this.folder.resolve("accepted")));
		Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
		this.signer = new CallSigner(this.folder.resolve("private.pem"), clock);
	}

	@Test
	void tokenServesForSomeSeconds() {
		String token = token();
		this.now = this.now.plusSeconds(19);
		assertThat(token()).isEqualTo(token);
		this.now = this.now.plusSeconds(1);
		assertThat(token()).isNotEqualTo(token);
	}

	/** As after a machine has slept, or its clock was set. */
	@Test
	void tokenOfAnotherTimeServesNoMore() {
		String token = token();
		this.now = this.now.plus(Duration.ofHours(8));
		String later = token();
		assertThat(later).isNotEqualTo(token).isEqualTo(token());
		this.now = this.now.minus(Duration.ofHours(1));
		assertThat(token()).isNotEqualTo(later).isNotEqualTo(token);
	}

	private String token() {
		return this.signer.token("key:somebody", "read", "trial-service");
	}

}
