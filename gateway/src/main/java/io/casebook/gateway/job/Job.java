package io.casebook.gateway.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.casebook.problem.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import as its clients see it.
 *
 * @param id its identifier
 * @param kind what is imported
 * @param state how far it has come
 * @param dryRun whether it only tells what would become of what it brought
 * @param createdAt when it was asked for
 * @param createdBy who asked for it
 * @param startedAt when its turn came
 * @param finishedAt when it ended
 * @param phase what it is at, or was at last
 * @param progress how much of it was read so far
 * @param counts what became of all that it brought, once it has been checked
 * @param resources the same for each resource
 * @param errors the first hundred of what is wrong with what it brought
 * @param problem why it failed
 * @param notes what people should know of it
 * @param links addresses of what came of it, by what they lead to
 */
@Schema(name = "Job")
public record Job(UUID id, JobKind kind, JobState state, boolean dryRun, Instant createdAt, String createdBy,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable JobPhase phase, Progress progress,
		Counts counts, Map<String, Counts> resources, List<InvalidInput> errors, @Nullable JobProblem problem,
		List<String> notes, @Nullable Map<String, String> links) {

	/** Its path at this gateway. */
	@JsonIgnore
	public String path() {
		return "/api/v1/jobs/" + this.id;
	}

	/** Whether nothing more will become of it. */
	@JsonIgnore
	public boolean isFinished() {
		return this.state.isFinal();
	}

	/** Whether what it brought has been found right, or it has ended. */
	@JsonIgnore
	boolean isChecked() {
		return isFinished() || this.phase == JobPhase.APPLYING;
	}

	/**
	 * How much was read.
	 *
	 * @param rows the rows read so far
	 */
	@Schema(name = "JobProgress")
	public record Progress(long rows) {
	}

}
