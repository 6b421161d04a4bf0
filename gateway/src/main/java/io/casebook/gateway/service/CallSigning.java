package io.casebook.gateway.service;

import java.nio.file.Path;

import io.casebook.calls.CallSigner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Signs the gateway's calls to services, which take no other. */
@Component
public class CallSigning {

	private static final Logger log = LoggerFactory.getLogger(CallSigning.class);

	/** Whom history names for what nobody asked for. */
	private static final String GATEWAY = "gateway";

	/** What the gateway does itself. In no token that goes with a client's request. */
	private static final String INTERNAL = "internal";

	private final @Nullable CallSigner signer;

	CallSigning(@Value("${casebook.calls.private-key:#{null}}") @Nullable Path privateKey) {
		this.signer = (privateKey != null) ? new CallSigner(privateKey) : null;
		if (this.signer == null) {
			log.warn("The services will refuse all calls: casebook.calls.private-key is not set");
		}
	}

	/** Whether there is a key; without it the services refuse whatever they are asked. */
	boolean isPossible() {
		return this.signer != null;
	}

	/**
	 * Signs a request that goes on to a service.
	 * @param subject whose request it is
	 * @param scopes what the one may do, as words separated by spaces
	 */
	public void sign(HttpHeaders headers, Service service, String subject, String scopes) {
		if (this.signer != null) {
			this.signer.sign(headers, subject, scopes, service.id());
		}
	}

	/** Signs what the gateway does on behalf of somebody. */
	void signWork(HttpHeaders headers, Service service, String subject) {
		sign(headers, service, subject, INTERNAL);
	}

	/** Signs what the gateway reads for its views, whoever looks at them. */
	void signReading(HttpHeaders headers, Service service) {
		sign(headers, service, GATEWAY, "read " + INTERNAL);
	}

}
