package io.casebook.gateway.imports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.gateway.job.Counts;
import io.casebook.gateway.job.JobOutcome;
import io.casebook.gateway.service.Service;
import io.casebook.intake.Faults;
import io.casebook.intake.ImportReport;
import io.casebook.problem.InvalidInput;

/** What the services and the gateway found of the rows of an import. */
final class Findings {

	private final Map<Service, ImportReport> reports = new EnumMap<>(Service.class);

	private final Faults faults = new Faults();

	synchronized void add(Service service, ImportReport report) {
		this.reports.put(service, report);
	}

	synchronized void add(Refusal refusal) {
		this.faults.addAll(refusal.faults(), refusal.errors());
	}

	synchronized void add(InvalidInput fault) {
		this.faults.add(fault);
	}

	synchronized boolean isRefused() {
		return this.faults.count() > 0;
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
		List<InvalidInput> listed = this.faults.listed();
		refusedRows(listed)
			.forEach((resource, rows) -> resources.merge(resource, new Counts(0, 0, 0, rows), Counts::plus));
		return JobOutcome.refused(resources, listed, Math.max(0, this.faults.count() - listed.size()));
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
