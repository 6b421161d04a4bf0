package io.casebook.company.revision;

import java.util.List;
import java.util.function.Function;

import io.casebook.intake.Recording;
import io.casebook.keyset.Stretches;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reads lists of any length as of one state, no faster than they are taken. One statement
 * for all of a list would hold a connection for as long as a client reads.
 */
@Component
public class WholeLists {

	/** Rows that are read by one statement. */
	private static final int STRETCH = 250;

	private final Recording recording;

	WholeLists(Recording recording) {
		this.recording = recording;
	}

	/**
	 * All rows that a state has. The present one is that of the last write: nothing is
	 * ever recorded before it, so that no later write shows in parts.
	 */
	public <T> Flux<T> of(RecordedState state, Page<T> page) {
		return fixed(state)
			.flatMapMany((still) -> Stretches.of(STRETCH, page.after(still, null, STRETCH),
					(last) -> page.after(still, last, STRETCH)))
			.concatMapIterable(Function.identity(), 1);
	}

	private Mono<RecordedState> fixed(RecordedState state) {
		return state.isPresent() ? this.recording.last().map(RecordedState::new) : Mono.just(state);
	}

	/**
	 * Reads rows of a list.
	 *
	 * @param <T> what the list is of
	 */
	public interface Page<T> {

		/**
		 * The first rows that come after one, from the start when there is none.
		 */
		Mono<List<T>> after(RecordedState state, @Nullable T last, int rows);

	}

}
