package io.casebook.timeline.event;

import io.casebook.intake.Caller;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.FoundFaults;
import io.casebook.intake.JsonBody;
import io.casebook.intake.MergePatch;
import io.casebook.intake.Precondition;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request to change an event.
 *
 * @param body the bytes of its body; empty when it has none
 * @param caller who asks
 */
record WriteRequest(ServerHttpRequest http, byte[] body, Caller caller) {

	Precondition precondition() {
		return Precondition.of(this.http.getHeaders());
	}

	String path() {
		return this.http.getPath().value();
	}

	/**
	 * The event in the body.
	 * @throws io.casebook.problem.ApiProblem with all that is wrong with it
	 */
	EventContent content() {
		return read(JsonBody.read(this.body));
	}

	/**
	 * The patch in the body.
	 * @throws io.casebook.problem.ApiProblem when there is none
	 */
	ObjectNode patch() {
		return JsonBody.read(this.body);
	}

	/**
	 * The event that a patch makes of what is there.
	 * @param current the event as it is answered
	 * @throws io.casebook.problem.ApiProblem with all that is wrong with it
	 */
	EventContent merged(ObjectNode patch, byte[] current) {
		return read(MergePatch.apply(JsonBody.read(current), patch));
	}

	private EventContent read(ObjectNode document) {
		Faults faults = FoundFaults.of(this.http.getHeaders());
		EventContent content = EventReading
			.document(FieldReader.ofObject("", document, EventReading.members(), faults));
		faults.verify();
		return content;
	}

}
