package io.casebook.local;

/** What to try once the platform runs. */
final class Guide {

	private static final String CASES = "group=fintech-cases&indexSet=key-indices&asOf=2018-07";

	/** The path of the comparison that the data set is for. */
	static final String COMPARISON = "/api/v1/comparisons?" + CASES;

	private Guide() {
	}

	static String text(Settings settings, DataDirectory data, AdminKey key) {
		String gateway = "http://localhost:" + settings.gatewayPort();
		return """

				Casebook is ready%5$s.

				  Front page         %1$s/
				  API reference      %1$s/docs
				%2$s  Key for changes    %6$s
				  Data               %3$s
				  Logs               %4$s
				  Stop               Ctrl-C
				""".formatted(gateway, settings.loadsDataSet() ? cases(gateway) : "", data.path(), data.logs(),
				settings.loadsDataSet() ? ": four fintech cases, compared" : ", and empty",
				key.isNew() ? "%s, kept in %s".formatted(key.value(), data.adminKey()) : data.adminKey());
	}

	/** Calls that show the data set. */
	private static String cases(String gateway) {
		return """
				  Comparison, JSON   curl '%1$s%3$s'
				  as a table         curl '%1$s/api/v1/comparisons.md?%2$s'
				  One company        curl '%1$s/api/v1/dossiers/lufax'
				""".formatted(gateway, CASES, COMPARISON);
	}

}
