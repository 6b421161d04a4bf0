package io.casebook.gateway.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The jobs that are with this gateway. To itself they are not lost, however long it did
 * not reach the database or was held up; another gateway may have taken them for lost.
 */
@Component
class HeldJobs {

	private final Map<UUID, RunningJob> jobs = new ConcurrentHashMap<>();

	void add(RunningJob job) {
		this.jobs.put(job.id(), job);
	}

	@Nullable RunningJob remove(UUID id) {
		return this.jobs.remove(id);
	}

	List<RunningJob> all() {
		return List.copyOf(this.jobs.values());
	}

	UUID[] ids() {
		return this.jobs.keySet().toArray(UUID[]::new);
	}

}
