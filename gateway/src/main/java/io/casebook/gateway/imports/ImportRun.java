package io.casebook.gateway.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.casebook.gateway.job.JobOutcome;
import io.casebook.gateway.job.JobPhase;
import io.casebook.gateway.job.JobProgress;
import io.casebook.gateway.service.Service;
import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Imports rows: the services check all of them, and only when nothing is wrong they take
 * them, each its share whole. The company service is the last, so that a group is known
 * when all that is said of it is there. Where rows are made from what it has recorded it
 * is the first: when that was changed nobody has taken anything, and all is made anew,
 * the key of a new company included. An import that was interrupted and is repeated finds
 * unchanged what the first one did.
 */
@Component
class ImportRun {

	private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

	private static final List<Service> ORDER = List.of(Service.METRICS, Service.TIMELINE, Service.COMPANY);

	private static final List<Service> COMPANY_FIRST = List.of(Service.COMPANY, Service.METRICS, Service.TIMELINE);

	/** How often rows are made anew when others change what they are made from. */
	private static final int MOST_RENEWALS = 3;

	private final ImportDoors doors;

	private final JsonMapper json;

	ImportRun(ImportDoors doors, JsonMapper json) {
		this.doors = doors;
		this.json = json;
	}

	Mono<JobOutcome> run(RowSource source, boolean dryRun, String subject, JobProgress progress) {
		return Mono.defer(() -> once(source, dryRun, subject, progress))
			.retryWhen(Retry.max(MOST_RENEWALS)
				.filter(Outdated.class::isInstance)
				.doBeforeRetry((again) -> source.renew())
				.onRetryExhaustedThrow((retries, again) -> outdated(again.failure())));
	}

	private static ApiProblem outdated(Throwable failure) {
		return new ApiProblem(ProblemType.CONFLICT,
				"What is recorded of its companies was changed by others each time that its rows were made from it. "
						+ "Nothing was changed; sent again, they are made anew",
				List.of(), failure);
	}

	private Mono<JobOutcome> once(RowSource source, boolean dryRun, String subject, JobProgress progress) {
		Findings findings = new Findings();
		progress.enter(JobPhase.READING);
		return stage(source, subject, progress, findings)
			.flatMap((batch) -> check(source, subject, progress, batch, findings)
				.then(Mono.defer(() -> (dryRun || findings.isRefused())
						? discard(batch, subject).then(Mono.fromSupplier(findings::outcome))
						: apply(source, subject, progress, batch)))
				.onErrorResume((failure) -> discard(batch, subject).then(Mono.error(failure))));
	}

	private Mono<Void> discard(Optional<Batch> batch, String subject) {
		return batch.map((figures) -> this.doors.discard(figures, subject)).orElseGet(Mono::empty);
	}

	/** Hands the figures to the metrics service, if there are any. */
	private Mono<Optional<Batch>> stage(RowSource source, String subject, JobProgress progress, Findings findings) {
		Flux<PackageRow> figures = checking(source, List.of(Resource.OBSERVATIONS.word()), findings);
		return figures.hasElements()
			.flatMap((any) -> any ? this.doors.stage(ObservationTable.of(progress.counting(figures)), subject)
				.doOnNext((batch) -> batch.refusal().ifPresent(findings::add))
				.map(Optional::of) : Mono.just(Optional.<Batch>empty()))
			.onErrorResume(Refusal.class, (refusal) -> {
				findings.add(refusal);
				return Mono.just(Optional.empty());
			});
	}

	private Mono<Void> check(RowSource source, String subject, JobProgress progress, Optional<Batch> batch,
			Findings findings) {
		progress.enter(JobPhase.CHECKING);
		PackageKeys keys = new PackageKeys(this.json);
		AtomicBoolean companiesRead = new AtomicBoolean(true);
		Map<Service, Consumer<PackageRow>> notes = Map.of(Service.METRICS, (row) -> {
		}, Service.TIMELINE, keys::cited, Service.COMPANY, keys::brought);
		return Flux.fromIterable(ORDER)
			.flatMap((service) -> this.doors
				.send(service,
						progress.counting(checking(source, Resource.of(service), findings))
							.doOnNext((row) -> notes.getOrDefault(service, keys::brought).accept(row)),
						(service == Service.METRICS) ? batch.orElse(null) : null, true, subject)
				.doOnNext((report) -> findings.add(service, report))
				.then()
				.onErrorResume(Refusal.class, (refusal) -> Mono.fromRunnable(() -> {
					findings.add(refusal);
					if (service == Service.COMPANY) {
						companiesRead.set(false);
					}
				})))
			// what was not read to its end may bring what seems to be missing
			.then(Mono
				.defer(() -> companiesRead.get() ? checkKeys(keys, batch, subject, findings) : Mono.<Void>empty()));
	}

	/** Whether figures and events are about companies that there are. */
	private Mono<Void> checkKeys(PackageKeys keys, Optional<Batch> batch, String subject, Findings findings) {
		if (keys.areTooMany()) {
			return Mono.empty();
		}
		CitedKeys byFigures = keys.missing(batch.map(Batch::cited).orElseGet(CitedKeys::new));
		CitedKeys byEvents = keys.missing(keys.citedByEvents());
		CitedKeys all = byFigures.and(byEvents);
		return (all.size() == 0) ? Mono.empty() : this.doors.unknown(all, subject).doOnNext((unknown) -> {
			add(unknown, byFigures, Resource.OBSERVATIONS, findings);
			add(unknown, byEvents, Resource.EVENTS, findings);
		}).then();
	}

	private static void add(CitedKeys unknown, CitedKeys cited, Resource resource, Findings findings) {
		add(unknown.companies(), cited.companies(), resource, "company", "the key of a company", findings);
		add(unknown.entities(), cited.entities(), resource, "subject", "the key of an offering or a company", findings);
		add(unknown.sources(), cited.sources(), resource, "sources", "the key of a source", findings);
	}

	private static void add(Map<String, Long> unknown, Map<String, Long> cited, Resource resource, String field,
			String expected, Findings findings) {
		cited.entrySet()
			.stream()
			.filter((entry) -> unknown.containsKey(entry.getKey()))
			.sorted(Map.Entry.comparingByValue())
			.forEach((entry) -> findings.add(InvalidInput.row(resource.word(), entry.getValue(), field, entry.getKey(),
					expected + ", here or in the package")));
	}

	private Mono<JobOutcome> apply(RowSource source, String subject, JobProgress progress, Optional<Batch> batch) {
		progress.enter(JobPhase.APPLYING);
		Findings applied = new Findings();
		return Flux.fromIterable(source.isMadeFromRecorded() ? COMPANY_FIRST : ORDER)
			.concatMap((service) -> this.doors
				.send(service, reading(source, Resource.of(service)),
						(service == Service.METRICS) ? batch.orElse(null) : null, false, subject)
				.doOnNext((report) -> {
					applied.add(service, report);
					log.info("The {} took its share: {}", service.id(), report.resources());
				})
				.onErrorMap(Refusal.class, (refusal) -> applied.isEmpty() ? refusal : halfway(service, refusal)))
			.then(Mono.fromSupplier(applied::outcome))
			.onErrorResume(Refusal.class, (refusal) -> {
				applied.add(refusal);
				return Mono.just(applied.outcome());
			});
	}

	/** What was found right is wrong by what somebody else has changed since. */
	private static ApiProblem halfway(Service service, Refusal refusal) {
		return new ApiProblem(ProblemType.CONFLICT,
				("The %s refuses its share by what was changed since it was checked: %s. "
						+ "Others have taken theirs; sent again, all of it is checked anew")
					.formatted(service.id(), refusal.getMessage()),
				refusal.errors(), null);
	}

	/** The rows, without those of which the findings tell when all were read. */
	private static Flux<PackageRow> checking(RowSource source, List<String> resources, Findings findings) {
		return Flux.defer(() -> {
			Faults faults = new Faults();
			return refusing(source.rows(resources, faults)).doOnComplete(() -> findings.add(resources, faults));
		});
	}

	private static Flux<PackageRow> reading(RowSource source, List<String> resources) {
		return refusing(source.rows(resources));
	}

	private static Flux<PackageRow> refusing(Flux<PackageRow> rows) {
		return rows
			.onErrorMap((failure) -> Refusal.ofReading(failure).<Throwable>map((refusal) -> refusal).orElse(failure));
	}

}
