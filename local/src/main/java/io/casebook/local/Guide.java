package io.casebook.local;

/** What to try once the platform runs. */
final class Guide {

	private Guide() {
	}

	static String text(Settings settings) {
		String gateway = "http://localhost:" + settings.gatewayPort();
		String view = "group=fintech-cases&indexSet=key-indices&asOf=2018-07";
		return """

				Casebook is ready: four fintech cases, compared.

				  Front page         %1$s/
				  API reference      %1$s/docs
				  Comparison, JSON   curl '%1$s/api/v1/comparisons?%2$s'
				  as a table         curl '%1$s/api/v1/comparisons.md?%2$s'
				  One company        curl '%1$s/api/v1/dossiers/lufax'
				  Data               %3$s
				  Logs               %4$s
				  Stop               Ctrl-C
				""".formatted(gateway, view, settings.data(), settings.data().resolve("logs"));
	}

}
