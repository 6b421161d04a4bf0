package io.casebook.gateway.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.gateway.identity.RecordedCompany;
import org.jspecify.annotations.Nullable;

/**
 * Says of rows about a company which version of it they were made from: they are taken
 * only while it is the present one, so that nobody's change is lost.
 */
public final class MadeFrom {

	private static final String COLUMN = "madeFrom";

	/** What a recorded profile calls its version. */
	private static final String REVISION = "revision";

	/** The version of a company that is not there. */
	private static final String NOTHING = "0";

	private MadeFrom() {
	}

	/**
	 * The rows with the version.
	 * @param recorded what is recorded of the company; absent when it is to be made
	 */
	public static List<Map<String, String>> mark(List<Map<String, String>> rows, @Nullable RecordedCompany recorded) {
		String version = (recorded != null) ? Objects.requireNonNull(recorded.profile().get(REVISION), REVISION)
				: NOTHING;
		return rows.stream().map((row) -> marked(row, version)).toList();
	}

	private static Map<String, String> marked(Map<String, String> row, String version) {
		Map<String, String> marked = new LinkedHashMap<>(row);
		marked.remove(REVISION);
		marked.put(COLUMN, version);
		return marked;
	}

}
