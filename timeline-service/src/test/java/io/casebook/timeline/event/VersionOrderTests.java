package io.casebook.timeline.event;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.testpostgres.PostgresServer;
import io.casebook.timeline.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stretch of a stream costs what it holds: an index gives its rows in order, where the
 * planner would only sort all events if nothing else could be done.
 */
@ServiceTest
class VersionOrderTests {

	private static final String TIME = "2018-07-31T23:59:59Z";

	private static final Place PLACE = new Place("lufax", EdtfDate.of("2011"),
			UUID.fromString("0190b6a8-0000-7000-8000-000000000000"), 1);

	@ParameterizedTest
	@CsvSource({ ", false, event_(version_)?chronology", ", true, event_version_chronology",
			TIME + ", false, event_version_chronology", TIME + ", true, event_version_chronology" })
	void stretchFollowsAnIndexAndIsNotSorted(@Nullable String time, boolean withPast, String index)
			throws SQLException {
		Versions versions = new Versions((time != null) ? Instant.parse(time) : null, withPast);
		EventSelection selection = EventSelection.ofCompanies(List.of(), versions);
		assertThat(plan(EventQuery.of(selection).byCalendar(PLACE).limit(500)))
			.containsPattern("Index Scan using " + index + " ")
			.doesNotContain("Sort");
	}

	private static String plan(EventQuery query) throws SQLException {
		String sql = query.sql();
		for (Map.Entry<String, Object> binding : query.bindings().entrySet()) {
			String literal = (binding.getValue() instanceof Integer number) ? number.toString()
					: "'%s'".formatted(binding.getValue());
			sql = sql.replaceAll(":" + binding.getKey() + "\\b", literal);
		}
		StringJoiner plan = new StringJoiner("\n");
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("timeline_app"));
				Statement statement = connection.createStatement()) {
			statement.execute("SET enable_sort = off");
			statement.execute("SET enable_seqscan = off");
			statement.execute("SET enable_bitmapscan = off");
			try (ResultSet lines = statement.executeQuery("EXPLAIN " + sql)) {
				while (lines.next()) {
					plan.add(lines.getString(1));
				}
			}
		}
		return plan.toString();
	}

}
