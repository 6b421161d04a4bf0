package io.casebook.company.intake;

import java.util.List;

import io.casebook.intake.Caller;
import io.casebook.intake.FoundHolders;
import io.casebook.intake.JsonBody;
import io.casebook.intake.Precondition;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request to change something.
 *
 * @param body the bytes of its body; empty when it has none
 * @param caller who asks
 */
public record Call(ServerHttpRequest request, byte[] body, Caller caller) {

	/** A request without a body. */
	public static Call of(ServerHttpRequest request, Caller caller) {
		return new Call(request, new byte[0], caller);
	}

	ObjectNode document() {
		return JsonBody.read(this.body);
	}

	Precondition precondition() {
		return Precondition.of(this.request.getHeaders());
	}

	/** What was found before to refer to the thing from other services. */
	List<String> holders() {
		return FoundHolders.of(this.request.getHeaders());
	}

	String path() {
		return this.request.getPath().value();
	}

}
