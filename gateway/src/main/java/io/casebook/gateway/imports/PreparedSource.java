package io.casebook.gateway.imports;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The rows of a document that is prepared when they are first asked for, and then only
 * when it is renewed: its own import must not change what is read of it. A document that
 * is refused says so once, and then has no rows.
 */
final class PreparedSource implements RowSource {

	private static final Prepared REFUSED = new Prepared() {

		@Override
		public Flux<PackageRow> rows(String resource) {
			return Flux.empty();
		}

		@Override
		public List<String> notes() {
			return List.of();
		}

		@Override
		public Map<String, String> links() {
			return Map.of();
		}

	};

	/** Longer than any import takes; what is read belongs to one import. */
	private static final Duration KEPT = Duration.ofDays(365);

	private final Mono<Prepared> preparation;

	private volatile Mono<Prepared> kept;

	private volatile @Nullable Prepared prepared;

	PreparedSource(Mono<Prepared> preparation) {
		this.preparation = preparation.doOnNext((each) -> this.prepared = each)
			.doOnError(PreparedSource::isRefusal, (failure) -> this.prepared = REFUSED);
		this.kept = keeping(this.preparation);
	}

	private static Mono<Prepared> keeping(Mono<Prepared> preparation) {
		return preparation.cache((each) -> KEPT, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	private static boolean isRefusal(Throwable failure) {
		return failure instanceof ApiProblem problem && problem.getStatusCode().is4xxClientError();
	}

	@Override
	public Flux<PackageRow> rows(Collection<String> resources) {
		return Mono.defer(() -> (this.prepared == REFUSED) ? Mono.just(REFUSED) : this.kept)
			.flatMapMany((each) -> Flux.fromArray(Resource.values())
				.map(Resource::word)
				.filter(resources::contains)
				.concatMap((resource) -> each.rows(resource).subscribeOn(Schedulers.boundedElastic())))
			.subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public boolean isMadeFromRecorded() {
		return true;
	}

	@Override
	public void renew() {
		this.prepared = null;
		this.kept = keeping(this.preparation);
	}

	@Override
	public List<String> notes() {
		Prepared each = this.prepared;
		return (each != null) ? each.notes() : List.of();
	}

	@Override
	public Map<String, String> links() {
		Prepared each = this.prepared;
		return (each != null) ? each.links() : Map.of();
	}

}
