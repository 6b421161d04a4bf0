package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who looks at a comparison again and again, and remembers when a matrix that
 * was called live lacked a claim that had been acknowledged before it was asked for.
 */
class Onlooker implements AutoCloseable {

	private static final long BREAK = 20;

	private final String view;

	private final String company;

	private final IntSupplier acknowledged;

	private final int before;

	private final Thread reader = new Thread(this::look, "onlooker");

	private final List<String> lapses = new CopyOnWriteArrayList<>();

	private volatile int live;

	private volatile boolean closed;

	/**
	 * Begins to look.
	 * @param acknowledged how many claims on the cell were acknowledged from now on
	 */
	Onlooker(Ground ground, IntSupplier acknowledged) {
		this.view = "/api/v1/comparisons?companies=%s,%s&indices=%s".formatted(ground.company(), ground.other(),
				ground.users());
		this.company = ground.company();
		this.acknowledged = acknowledged;
		this.before = claims(Platform.json(this.view));
		this.reader.start();
	}

	/** What was wrong with what it saw. */
	List<String> lapses() {
		return List.copyOf(this.lapses);
	}

	/** How often it saw a live matrix. */
	int live() {
		return this.live;
	}

	private void look() {
		while (!this.closed) {
			int due = this.before + this.acknowledged.getAsInt();
			try {
				Answer answer = Platform.get(this.view);
				if (answer.status() == 200) {
					judge(answer, due);
				}
				else if (answer.status() < 502) {
					this.lapses.add(answer.toString());
				}
			}
			catch (UncheckedIOException ex) {
				// the gateway is gone, and will be back
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(BREAK);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void judge(Answer answer, int due) {
		JsonNode view = answer.json();
		if (view.at("/sections/matrix/status").asString().equals("live")) {
			this.live++;
			int claims = claims(view);
			if (claims < due) {
				this.lapses
					.add("%d claims of %d acknowledged, %s".formatted(claims, due, answer.header("Cache-Status")));
			}
		}
	}

	private int claims(JsonNode view) {
		for (JsonNode cell : view.get("cells")) {
			if (Json.string(cell, "company").equals(this.company)) {
				return cell.get("claims").asInt();
			}
		}
		throw new IllegalStateException("No cell of " + this.company);
	}

	@Override
	public void close() {
		this.closed = true;
		Awaitility.await("the end of a look").until(() -> !this.reader.isAlive());
	}

}
