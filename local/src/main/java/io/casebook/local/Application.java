package io.casebook.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One application of the platform.
 *
 * @param name its name in messages and of its log
 * @param jar the boot jar, the very file that operators deploy
 * @param environment what it is told
 */
record Application(String name, RequiredPort port, Path jar, Map<String, String> environment) {

	static List<Application> all(Settings settings, String serviceKey) {
		return List.of(service("company-service", settings.companyPort(), Settings.COMPANY_PORT, settings, serviceKey),
				service("metrics-service", settings.metricsPort(), Settings.METRICS_PORT, settings, serviceKey),
				service("timeline-service", settings.timelinePort(), Settings.TIMELINE_PORT, settings, serviceKey),
				gateway(settings, serviceKey));
	}

	private static Application service(String name, int port, String property, Settings settings, String serviceKey) {
		return of(name, new RequiredPort(port, "the " + name, property), settings,
				Map.of("CASEBOOK_SERVICE_KEY", serviceKey, "CASEBOOK_DATABASE_HOST", "127.0.0.1",
						"CASEBOOK_DATABASE_PORT", String.valueOf(settings.databasePort()), "CASEBOOK_DATABASE_NAME",
						Database.NAME));
	}

	private static Application gateway(Settings settings, String serviceKey) {
		return of("gateway", new RequiredPort(settings.gatewayPort(), "the gateway", Settings.GATEWAY_PORT), settings,
				Map.of("CASEBOOK_SERVICE_KEY", serviceKey, "CASEBOOK_SERVICES_COMPANY_URL",
						address(settings.companyPort()), "CASEBOOK_SERVICES_METRICS_URL",
						address(settings.metricsPort()), "CASEBOOK_SERVICES_TIMELINE_URL",
						address(settings.timelinePort())));
	}

	private static Application of(String name, RequiredPort port, Settings settings, Map<String, String> told) {
		Map<String, String> environment = new HashMap<>(told);
		environment.put("SERVER_PORT", String.valueOf(port.number()));
		environment.put("SERVER_ADDRESS", "127.0.0.1");
		Path jar = settings.home()
			.resolve(name)
			.resolve("target")
			.resolve("%s-%s-boot.jar".formatted(name, settings.version()));
		return new Application(name, port, jar, Map.copyOf(environment));
	}

	private static String address(int port) {
		return "http://127.0.0.1:" + port;
	}

	boolean usesDatabase() {
		return this.environment.containsKey("CASEBOOK_DATABASE_PORT");
	}

	/** Its address on this machine. */
	String url() {
		return address(this.port.number());
	}

}
