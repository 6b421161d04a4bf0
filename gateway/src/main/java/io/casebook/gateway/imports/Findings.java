package io.casebook.gateway.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.casebook.gateway.job.Counts;
import io.casebook.gateway.job.JobOutcome;
import io.casebook.gateway.service.Service;
import io.casebook.intake.Faults;
import io.casebook.intake.ImportReport;
import io.casebook.problem.InvalidInput;

/** What the services and the gateway found of the rows of an import. */
final class Findings {

	private final Map<Service, ImportReport> reports = new EnumMap<>(Service.class);

	/** By resource, as a package has them, then by row and column. */
	private static final Comparator<InvalidInput> ORDER = Comparator.<InvalidInput>comparingInt(Findings::place)
		.thenComparing(InvalidInput.BY_ROW);

	private final List<InvalidInput> found = new ArrayList<>();

	/** Of each reading the last one, because it may have been repeated. */
	private final Map<List<String>, Faults> misshapen = new HashMap<>();

	private long count;

	synchronized void add(Service service, ImportReport report) {
		this.reports.put(service, report);
	}

	synchronized void add(Refusal refusal) {
		this.count += refusal.faults();
		this.found.addAll(refusal.errors());
	}

	synchronized void add(InvalidInput fault) {
		this.count++;
		this.found.add(fault);
	}

	/** What is wrong with the form of rows, found by reading these resources. */
	synchronized void add(List<String> resources, Faults faults) {
		this.misshapen.put(resources, faults);
	}

	synchronized boolean isRefused() {
		return all() > 0;
	}

	private long all() {
		return this.count + this.misshapen.values().stream().mapToLong(Faults::count).sum();
	}

	/** Whether no service has told anything yet. */
	synchronized boolean isEmpty() {
		return this.reports.isEmpty();
	}

	synchronized JobOutcome outcome() {
		Map<String, Counts> resources = new LinkedHashMap<>();
		for (Resource resource : Resource.values()) {
			this.reports.values()
				.stream()
				.map((report) -> report.resources().get(resource.word()))
				.filter(Objects::nonNull)
				.map((counts) -> new Counts(counts.created(), counts.superseded(), counts.unchanged(), 0))
				.forEach((counts) -> resources.merge(resource.word(), counts, Counts::plus));
		}
		if (!isRefused()) {
			return JobOutcome.succeeded(resources);
		}
		List<InvalidInput> listed = Stream
			.concat(this.found.stream(), this.misshapen.values().stream().flatMap((faults) -> faults.listed().stream()))
			.sorted(ORDER)
			.limit(Faults.LISTED)
			.toList();
		refusedRows(listed)
			.forEach((resource, rows) -> resources.merge(resource, new Counts(0, 0, 0, rows), Counts::plus));
		return JobOutcome.refused(resources, listed, Math.max(0, all() - listed.size()));
	}

	/** Faults of no resource are of all of it, and come first. */
	private static int place(InvalidInput fault) {
		String resource = fault.resource();
		return (resource != null) ? Resource.of(resource).map(Resource::ordinal).orElse(-1) : -1;
	}

	/** A row with several faults is one refused row. */
	private static Map<String, Long> refusedRows(List<InvalidInput> faults) {
		Map<String, Long> rows = new HashMap<>();
		faults.stream()
			.filter((fault) -> fault.resource() != null)
			.map((fault) -> List.of(String.valueOf(fault.resource()), String.valueOf(fault.row())))
			.distinct()
			.forEach((row) -> rows.merge(row.getFirst(), 1L, Long::sum));
		return rows;
	}

}
