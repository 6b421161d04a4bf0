package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who states two figures of a company in one table, each time for a later day,
 * through one gateway or the other: whoever sees one of them must see the other.
 */
class Pairs implements AutoCloseable {

	private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

	private static final long BREAK = 250;

	private final List<Door> doors;

	private final Ground ground;

	private final Random random;

	private final Work writing = new Work("pairs", this::write);

	private final List<Instant> acknowledged = new CopyOnWriteArrayList<>();

	private volatile @Nullable Answer surprise;

	private volatile boolean closed;

	/** Begins to write. */
	Pairs(List<Door> doors, Ground ground, Random random) {
		this.doors = doors;
		this.ground = ground;
		this.random = random;
		this.writing.begin();
	}

	/** The days whose figures are acknowledged. */
	List<String> days() {
		return FIRST.datesUntil(FIRST.plusDays(this.acknowledged.size())).map(LocalDate::toString).toList();
	}

	/** The last day whose figures were acknowledged before a time, empty before any. */
	String last(Instant before) {
		long count = this.acknowledged.stream().filter(before::isAfter).count();
		return (count == 0) ? "" : FIRST.plusDays(count - 1).toString();
	}

	/** An answer that neither says it is made nor to ask again. */
	@Nullable Answer surprise() {
		return this.surprise;
	}

	private void write() {
		while (!this.closed && this.surprise == null) {
			insist(FIRST.plusDays(this.acknowledged.size()));
			Pause.of(BREAK);
		}
	}

	/** A table without an answer may have been taken, so it is sent until one comes. */
	private void insist(LocalDate day) {
		while (true) {
			Answer answer = send(day);
			if (answer != null && answer.status() == 200) {
				this.acknowledged.add(Instant.now());
				return;
			}
			if (answer != null && answer.status() < 500) {
				this.surprise = answer;
				return;
			}
			Pause.of(BREAK);
		}
	}

	private @Nullable Answer send(LocalDate day) {
		String table = """
				company,index,relation,value,unit,period,status,standing,knownFrom,sources
				%1$s,%2$s,eq,7,{users},%4$s,reported,normal,2020,%5$s
				%1$s,%3$s,eq,7,USD,%4$s,reported,normal,2020,%5$s
				""".formatted(this.ground.other(), this.ground.users(), this.ground.worth(), day, this.ground.source());
		Door door = this.doors.get(this.random.nextInt(this.doors.size()));
		try {
			return Curator.send("POST", door.address("/api/v1/observations"), Curator.CSV, Curator.text(table));
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	/** Ends when what it is at is acknowledged, or refused. */
	@Override
	public void close() {
		this.closed = true;
		this.writing.awaitEnd(Duration.ofMinutes(2));
	}

}
