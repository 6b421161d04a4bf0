package io.casebook.gateway.job;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs are done.
 *
 * @param atOnce how many a gateway does at a time
 * @param unfinishedPerSubject how many one subject may have that are queued or running
 * @param heartbeat how often a gateway says that it is at its jobs
 * @param lostAfter how long after its last heartbeat a job counts as interrupted
 */
@Validated
@ConfigurationProperties("casebook.jobs")
record JobProperties(@DefaultValue("1") @Min(1) int atOnce, @DefaultValue("10") @Min(1) int unfinishedPerSubject,
		@DefaultValue("1s") @NotNull Duration heartbeat, @DefaultValue("20s") @NotNull Duration lostAfter) {
}
