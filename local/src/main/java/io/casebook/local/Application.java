package io.casebook.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One application of the platform.
 *
 * @param name its name in messages and of its log
 * @param managementPort where it tells how it is
 * @param jar the boot jar, the very file that operators deploy
 * @param environment what it is told
 * @param flags those of its JVM, beside those of all
 * @param firstCalls paths that are likely to be asked for first
 */
record Application(String name, RequiredPort port, RequiredPort managementPort, Path jar,
		Map<String, String> environment, List<String> flags, List<String> firstCalls) {

	/**
	 * The collector that takes the least memory, and the first compiler only: three JVMs
	 * that all compile thoroughly at their start keep the fourth from its own. With one
	 * compiler little room is reserved for code unless more is asked for, and the whole
	 * heap is collected as soon as a part of it is used.
	 */
	private static final List<String> SERVICE_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1",
			"-XX:ReservedCodeCacheSize=128m");

	/**
	 * Room for what is kept, and no collection that stops all for long. What is kept and
	 * the program may fill more than half of the heap, so only beyond that there can be
	 * something to clear away. The second compiler, which a cache of classes would have
	 * begin during the start, comes after eight times as many calls.
	 */
	private static final List<String> GATEWAY_FLAGS = List.of("-XX:+UseG1GC", "-XX:InitiatingHeapOccupancyPercent=65",
			"-XX:-G1UseAdaptiveIHOP", "-XX:MaxGCPauseMillis=30", "-XX:Tier2InvokeNotifyFreqLog=14",
			"-XX:Tier2BackedgeNotifyFreqLog=17", "-Xmx640m");

	/**
	 * Units of a minute, and streams: on one's own machine there is nobody to be
	 * protected from.
	 */
	private static final String OWN_MACHINE = "100000000";

	private static final String PORT = "SERVER_PORT";

	private static final String MANAGEMENT = "MANAGEMENT_SERVER_PORT";

	private static final String DATASET = "CASEBOOK_DATASET";

	/** All there are, the one that takes longest to start first. */
	static List<Application> all(Settings settings, CallKeys keys, String adminKey) {
		int management = settings.managementPort();
		return List.of(gateway(settings, keys, adminKey),
				service("company-service", settings.companyPort(), Settings.COMPANY_PORT, management + 1, settings,
						keys),
				service("metrics-service", settings.metricsPort(), Settings.METRICS_PORT, management + 2, settings,
						keys),
				service("timeline-service", settings.timelinePort(), Settings.TIMELINE_PORT, management + 3, settings,
						keys));
	}

	private static Application service(String name, int port, String property, int management, Settings settings,
			CallKeys keys) {
		return of(name, new RequiredPort(port, "the " + name, property), management, settings,
				Map.of("CASEBOOK_CALLS_PUBLIC_KEYS", keys.publicKeys().toString()), SERVICE_FLAGS, List.of());
	}

	private static Application gateway(Settings settings, CallKeys keys, String adminKey) {
		Map<String, String> told = new HashMap<>();
		told.put("CASEBOOK_CALLS_PRIVATE_KEY", keys.privateKey().toString());
		told.put("CASEBOOK_ACCESS_ADMIN_KEY", adminKey);
		told.put("CASEBOOK_SERVICES_COMPANY_URL", address(settings.companyPort()));
		told.put("CASEBOOK_SERVICES_METRICS_URL", address(settings.metricsPort()));
		told.put("CASEBOOK_SERVICES_TIMELINE_URL", address(settings.timelinePort()));
		told.put("CASEBOOK_QUOTA_ANONYMOUS", OWN_MACHINE);
		told.put("CASEBOOK_QUOTA_KEY", OWN_MACHINE);
		told.put("CASEBOOK_QUOTA_ADMIN", OWN_MACHINE);
		told.put("CASEBOOK_QUOTA_STREAMS", OWN_MACHINE);
		told.put("CASEBOOK_SPOOL_DIRECTORY", settings.data().resolve("spool").toString());
		if (!settings.loadsDataSet()) {
			told.put(DATASET, "");
		}
		return of("gateway", new RequiredPort(settings.gatewayPort(), "the gateway", Settings.GATEWAY_PORT),
				settings.managementPort(), settings, told, GATEWAY_FLAGS,
				settings.loadsDataSet() ? List.of("/", Guide.COMPARISON) : List.of("/"));
	}

	private static Application of(String name, RequiredPort port, int management, Settings settings,
			Map<String, String> told, List<String> flags, List<String> firstCalls) {
		Map<String, String> environment = new HashMap<>(told);
		environment.put(PORT, String.valueOf(port.number()));
		environment.put("SERVER_ADDRESS", "127.0.0.1");
		environment.put(MANAGEMENT, String.valueOf(management));
		environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
		environment.put("CASEBOOK_DATABASE_HOST", "127.0.0.1");
		environment.put("CASEBOOK_DATABASE_PORT", String.valueOf(settings.databasePort()));
		environment.put("CASEBOOK_DATABASE_NAME", Database.NAME);
		Path jar = settings.home()
			.resolve(name)
			.resolve("target")
			.resolve("%s-%s-boot.jar".formatted(name, settings.version()));
		RequiredPort managementPort = new RequiredPort(management, "the management of " + name,
				Settings.MANAGEMENT_PORT);
		return new Application(name, port, managementPort, jar, Map.copyOf(environment), flags, firstCalls);
	}

	/** The same beside it, on other ports, which loads no data set. */
	Application beside(int port, int management) {
		Map<String, String> told = new HashMap<>(this.environment);
		told.put(PORT, String.valueOf(port));
		told.put(MANAGEMENT, String.valueOf(management));
		told.put(DATASET, "");
		return new Application(this.name, this.port.at(port), this.managementPort.at(management), this.jar,
				Map.copyOf(told), this.flags, this.firstCalls);
	}

	private static String address(int port) {
		return "http://127.0.0.1:" + port;
	}

	/** Where it is asked for a path. */
	String address(String path) {
		return address(this.port.number()) + path;
	}

	/** Where it tells whether it can do its work. */
	String readiness() {
		return address(this.managementPort.number()) + "/actuator/health/readiness";
	}

}
