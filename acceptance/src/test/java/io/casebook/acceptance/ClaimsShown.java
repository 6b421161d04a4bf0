package io.casebook.acceptance;

import java.util.function.Function;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A matrix that is called live has the claims that were acknowledged before it was asked
 * for.
 */
class ClaimsShown implements Expectation {

	private final String company;

	private final IntSupplier acknowledged;

	private final int before;

	/**
	 * From now on.
	 * @param acknowledged how many claims on the cell were acknowledged since
	 */
	ClaimsShown(Ground ground, IntSupplier acknowledged) {
		this.company = ground.company();
		this.acknowledged = acknowledged;
		this.before = claims(Platform.json(view(ground)));
	}

	/** Where they are to be seen. */
	static String view(Ground ground) {
		return "/api/v1/comparisons?companies=%s,%s&indices=%s".formatted(ground.company(), ground.other(),
				ground.users());
	}

	@Override
	public Function<JsonNode, @Nullable String> now() {
		int due = this.before + this.acknowledged.getAsInt();
		return (view) -> {
			int claims = Onlooker.isLive(view, "matrix") ? claims(view) : due;
			return (claims < due) ? "%d claims of %d acknowledged".formatted(claims, due) : null;
		};
	}

	/** The gateway may be gone, and will be back. */
	@Override
	public boolean allows(@Nullable Answer answer) {
		return answer == null || answer.status() >= 502;
	}

	private int claims(JsonNode view) {
		for (JsonNode cell : view.get("cells")) {
			if (Json.string(cell, "company").equals(this.company)) {
				return cell.get("claims").asInt();
			}
		}
		throw new IllegalStateException("No cell of " + this.company);
	}

}
