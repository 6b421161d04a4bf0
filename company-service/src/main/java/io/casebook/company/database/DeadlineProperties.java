package io.casebook.company.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the database may take. The driver itself waits for ever, on a connection whose
 * other end is gone too.
 *
 * @param query for the whole result of a statement
 * @param row from one row of a streamed result to the next; a client that reads none for
 * that long is dropped as well
 * @param write for a single write, its turn included
 * @param intake for a whole data package
 */
@ConfigurationProperties("casebook.database.deadline")
public record DeadlineProperties(@DefaultValue("5s") Duration query, @DefaultValue("30s") Duration row,
		@DefaultValue("10s") Duration write, @DefaultValue("10m") Duration intake) {
}
