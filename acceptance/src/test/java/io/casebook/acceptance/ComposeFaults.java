package io.casebook.acceptance;

import java.time.Duration;

/**
 * Kills containers of the Docker Compose project in the parent folder.
 */
class ComposeFaults implements Faults {

	@Override
	public void kill(String part) {
		Command.run("docker", "compose", "kill", "-s", "KILL", part);
	}

	@Override
	public void restart(String part) {
		Command.run("docker", "compose", "restart", part);
	}

	@Override
	public void freeze(String part) {
		Command.run("docker", "compose", "pause", part);
	}

	@Override
	public void thaw(String part) {
		Command.run("docker", "compose", "unpause", part);
	}

	/** Docker does not restart what it was itself told to kill. */
	@Override
	public void restore(String part) {
		Command.run("docker", "compose", "up", "-d", "--no-deps", "--no-recreate", part);
	}

	@Override
	public String process(String part) {
		String container = Command.run("docker", "compose", "ps", "-q", part).strip();
		return Command.run("docker", "inspect", "--format", "{{.Id}} {{.State.StartedAt}}", container).strip();
	}

	@Override
	public Duration recovery() {
		return Duration.ofMinutes(5);
	}

}
