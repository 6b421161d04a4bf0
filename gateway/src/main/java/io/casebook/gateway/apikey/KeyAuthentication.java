package io.casebook.gateway.apikey;

import java.security.MessageDigest;
import java.util.List;

import io.casebook.gateway.access.Identity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Lets in whoever shows a key. Each request looks its key up: what is revoked in one
 * gateway is refused by the next request to any, and by none later. The operator's own
 * key is recorded when it is first shown.
 */
@Component
class KeyAuthentication implements ReactiveAuthenticationManager {

	private static final Logger log = LoggerFactory.getLogger(KeyAuthentication.class);

	private final KeyLookup keys;

	private final LastUse lastUse;

	private final @Nullable KeyText installation;

	KeyAuthentication(KeyLookup keys, LastUse lastUse, InstallationKeyProperties properties) {
		this.keys = keys;
		this.lastUse = lastUse;
		String given = properties.adminKey();
		this.installation = (given != null && !given.isBlank()) ? KeyText.read(given.strip()) : null;
		if (this.installation == null) {
			log.warn("casebook.access.admin-key is not set, or is no key: only keys made before can change something");
		}
	}

	@Override
	public Mono<Authentication> authenticate(Authentication shown) {
		KeyText key = KeyText.read(String.valueOf(shown.getCredentials()));
		if (key == null) {
			return Mono.error(new BadCredentialsException("This is not a key of this installation"));
		}
		byte[] hash = key.hash();
		return match(key, hash)
			.switchIfEmpty(Mono
				.defer(() -> isInstallations(key, hash) ? this.keys.install(key).then(match(key, hash)) : Mono.empty()))
			.switchIfEmpty(Mono.error(() -> new BadCredentialsException("The key is not one of this installation")))
			.map((stored) -> identity(key, stored));
	}

	private Mono<StoredKey> match(KeyText key, byte[] hash) {
		return this.keys.secrets(key.id()).collectList().flatMap((secrets) -> Mono.justOrEmpty(match(secrets, hash)));
	}

	/** In a time that does not tell how much of the secret is right. */
	private static @Nullable StoredKey match(List<StoredKey> secrets, byte[] hash) {
		StoredKey match = null;
		for (StoredKey secret : secrets) {
			if (MessageDigest.isEqual(secret.hash(), hash)) {
				match = secret;
			}
		}
		return match;
	}

	private boolean isInstallations(KeyText key, byte[] hash) {
		return this.installation != null && this.installation.id().equals(key.id())
				&& MessageDigest.isEqual(this.installation.hash(), hash);
	}

	private Authentication identity(KeyText key, StoredKey stored) {
		if (stored.state() != State.ACTIVE) {
			throw new BadCredentialsException("The key is " + stored.state().word());
		}
		if (!stored.works()) {
			throw new BadCredentialsException("The key was rotated: this secret of it works no more");
		}
		this.lastUse.note(key.id());
		return new Identity("key:" + key.id(), stored.scopes(), stored.unitsPerMinute());
	}

}
