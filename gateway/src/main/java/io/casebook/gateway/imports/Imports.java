package io.casebook.gateway.imports;

import io.casebook.gateway.job.Job;
import io.casebook.gateway.job.JobOutcome;
import io.casebook.gateway.job.JobProgress;
import io.casebook.gateway.job.JobRequest;
import io.casebook.gateway.job.Jobs;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Where imports are asked for. */
@Component
public class Imports {

	private final Jobs jobs;

	private final ImportRun run;

	private final Patience patience;

	Imports(Jobs jobs, ImportRun run, ImportProperties properties) {
		this.jobs = jobs;
		this.run = run;
		this.patience = Patience.of(properties);
	}

	/** The rows of a document; a service that its preparation needs is waited for. */
	public RowSource prepared(Mono<? extends Prepared> preparation) {
		return new PreparedSource(this.patience.with(preparation.map((each) -> each)));
	}

	/**
	 * Queues an import of the rows as a job.
	 * @param whenDone removes what the rows are read from; called once, also when the
	 * import is never done
	 */
	public Mono<Job> submit(JobRequest request, RowSource rows, Runnable whenDone) {
		return this.jobs.submit(request, (progress) -> this.run.run(rows, request.dryRun(), request.subject(), progress)
			.map((outcome) -> outcome.with(rows.notes(), rows.links())), whenDone);
	}

	/** Imports the rows at once, as the platform's own doing. */
	public Mono<JobOutcome> run(RowSource rows) {
		return this.run.run(rows, false, "casebook", new JobProgress());
	}

}
