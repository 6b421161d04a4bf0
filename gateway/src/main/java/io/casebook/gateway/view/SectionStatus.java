package io.casebook.gateway.view;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.casebook.gateway.service.Section;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * How a section of a view was had.
 *
 * @param status {@code live}, {@code stale} or {@code unavailable}
 * @param age of a stale section: how long ago it was live, as an ISO 8601 duration
 * @param problem of an unavailable section: why
 * @param unchecked of findings: what could not be had, at least not all of it, and so not
 * be checked; of a matrix without profiles: that a company may not have been founded yet
 * @param next where the rest is, when the section does not hold all
 */
public record SectionStatus(String status, @Nullable String age, @Nullable Problem problem,
		@Nullable List<String> unchecked, @Nullable String next) {

	private static final String LIVE = "live";

	public static SectionStatus of(Section<?> section) {
		return switch (section) {
			case Section.Available<?> live -> new SectionStatus(LIVE, null, null, null, null);
			case Section.Stale<?> kept -> new SectionStatus("stale", whole(kept.age()), null, null, null);
			case Section.Unavailable<?> missing ->
				new SectionStatus("unavailable", null, Problem.of(missing.problem()), null, null);
		};
	}

	/**
	 * Of what rests on several sections: as old as the oldest of them. Those that are
	 * missing do not count.
	 */
	public static SectionStatus ofAll(Collection<? extends Section<?>> sections) {
		Section<String> all = new Section.Available<>("");
		for (Section<?> section : sections) {
			if (section.content().isPresent()) {
				all = all.and(section, (one, other) -> one);
			}
		}
		return of(all);
	}

	/** The same with what could not be checked. */
	public SectionStatus unchecked(List<String> what) {
		return new SectionStatus(this.status, this.age, this.problem, what.isEmpty() ? null : what, this.next);
	}

	/** The same with where the rest is. */
	public SectionStatus next(@Nullable String link) {
		return new SectionStatus(this.status, this.age, this.problem, this.unchecked, link);
	}

	/** The same without its age, which grows while nothing becomes another. */
	public SectionStatus ageless() {
		return new SectionStatus(this.status, null, this.problem, this.unchecked, this.next);
	}

	/** Whether a reader must be told, as of what is cut, too. */
	public boolean impaired() {
		return !this.status.equals(LIVE) || this.unchecked != null || this.next != null;
	}

	/** In one line, for formats that have no place for more. */
	@Override
	public String toString() {
		return (this.age != null) ? this.status + " " + this.age : this.status;
	}

	private static String whole(Duration age) {
		return age.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** Why a section cannot be had. */
	@Schema(name = "SectionProblem")
	public record Problem(URI type, String title, int status, String detail) {

		static Problem of(ApiProblem problem) {
			ProblemDetail body = problem.getBody();
			return new Problem(Objects.requireNonNull(body.getType()), String.valueOf(body.getTitle()),
					body.getStatus(), String.valueOf(body.getDetail()));
		}

	}

}
