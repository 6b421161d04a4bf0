package io.casebook.gateway.service;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Slices.Answer;
import io.casebook.gateway.service.Slices.Part;
import reactor.core.publisher.Mono;

/** Asks one service about several things, in calls that views share. */
final class PartedCalls {

	/** The longest that a call waits for others to join it. */
	private static final Duration MOMENT = Duration.ofMillis(100);

	private final ServiceClient client;

	private final Service service;

	private final Slices slices;

	private final Duration deadline;

	private final CallBatches batches = new CallBatches(MOMENT);

	/**
	 * Of a service.
	 * @param deadline of each call
	 */
	PartedCalls(ServiceClient client, Service service, Slices slices, Duration deadline) {
		this.client = client;
		this.service = service;
		this.slices = slices;
		this.deadline = deadline;
	}

	/** The sections of several things by their keys, in the order of these. */
	<A, T> Mono<Section<Map<String, T>>> sections(Collection<String> keys, Parted<A, T> parted) {
		String prefix = this.service.id() + parted.request().apply(List.of()).address() + " ";
		Map<String, String> addresses = LinkedHashMap.newLinkedHashMap(keys.size());
		keys.forEach((key) -> addresses.put(key, prefix.concat(key)));
		return this.slices
			.<T>sections(this.service, addresses.values(),
					(missing) -> inTime(this.batches.ask(prefix, missing, parted.most(),
							(asked, shared) -> parts(parted, prefix, asked, shared))))
			.map((section) -> section.map((parts) -> inOrder(addresses, parts)));
	}

	private <A, T> Mono<Map<String, Part<T>>> parts(Parted<A, T> parted, String prefix, List<String> asked,
			boolean shared) {
		List<String> keys = asked.stream().map((address) -> address.substring(prefix.length())).toList();
		return this.client.answer(parted.request().apply(keys), parted.type()).map((answer) -> {
			if (shared && !parted.whole().test(answer.content())) {
				throw new UnsharedAnswerException();
			}
			return parts(parted, prefix, keys, answer);
		});
	}

	private <A, T> Map<String, Part<T>> parts(Parted<A, T> parted, String prefix, List<String> keys, Answer<A> answer) {
		try {
			return parted.parts(prefix, keys, answer.content(), answer.size());
		}
		catch (NullPointerException ex) {
			throw new ServiceUnavailableException(this.service, "gave an answer that lacks what it has to tell", ex);
		}
	}

	/**
	 * A call has to end by itself before anybody gives it up, or the circuit breaker
	 * would not learn how it ended.
	 */
	private <T> Mono<T> inTime(Mono<T> call) {
		return Mono
			.deferContextual(
					(context) -> call.timeout(Deadline.remaining(context, this.deadline).plus(MOMENT.multipliedBy(2))))
			.onErrorMap(TimeoutException.class, (late) -> ServiceUnavailableException.silent(this.service, late));
	}

	private static <T> Map<String, T> inOrder(Map<String, String> addresses, Map<String, T> parts) {
		Map<String, T> inOrder = LinkedHashMap.newLinkedHashMap(addresses.size());
		addresses.forEach((key, address) -> inOrder.put(key, Objects.requireNonNull(parts.get(address))));
		return inOrder;
	}

}
