package io.casebook.local;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What the command line chose.
 *
 * @param home the project's root directory, whose modules hold the boot jars
 * @param version the version in the boot jars' names
 * @param data where everything is kept that a run leaves
 * @param managementPort the gateway's; the services' follow
 * @param loadsDataSet whether a new installation gets the first data set
 * @param stopWithParent whether to stop when the process that started this one ends
 */
record Settings(Path home, String version, Path data, int gatewayPort, int companyPort, int metricsPort,
		int timelinePort, int managementPort, int databasePort, boolean loadsDataSet, boolean stopWithParent) {

	static final String GATEWAY_PORT = "casebook.port";

	static final String COMPANY_PORT = "casebook.company.port";

	static final String METRICS_PORT = "casebook.metrics.port";

	static final String TIMELINE_PORT = "casebook.timeline.port";

	static final String MANAGEMENT_PORT = "casebook.management.port";

	static final String DATABASE_PORT = "casebook.database.port";

	static final String DATASET = "casebook.dataset";

	/** From the gateway's port to its management port, unless that is chosen. */
	private static final int MANAGEMENT_OFFSET = 10;

	private static final String FINTECH_CASES = "fintech-cases";

	static Settings from(Properties properties) {
		Path home = Path.of(properties.getProperty("casebook.home", "")).toAbsolutePath().normalize();
		String data = properties.getProperty("casebook.data", home.resolve(".casebook").toString());
		int gatewayPort = port(properties, GATEWAY_PORT, 8080);
		return new Settings(home, properties.getProperty("casebook.version", "0.1.0-SNAPSHOT"),
				Path.of(data).toAbsolutePath().normalize(), gatewayPort, port(properties, COMPANY_PORT, 8081),
				port(properties, METRICS_PORT, 8082), port(properties, TIMELINE_PORT, 8083),
				port(properties, MANAGEMENT_PORT, gatewayPort + MANAGEMENT_OFFSET),
				port(properties, DATABASE_PORT, 15432), loadsDataSet(properties.getProperty(DATASET, FINTECH_CASES)),
				Boolean.parseBoolean(properties.getProperty("casebook.stop-with-parent")));
	}

	private static boolean loadsDataSet(String name) {
		return switch (name) {
			case FINTECH_CASES -> true;
			case "none" -> false;
			default -> throw new StartFailure(
					"-D%s=%s is no data set: %s or none is expected.".formatted(DATASET, name, FINTECH_CASES));
		};
	}

	private static int port(Properties properties, String name, int usual) {
		String given = properties.getProperty(name, "");
		if (given.isEmpty()) {
			given = String.valueOf(usual);
		}
		try {
			int port = Integer.parseInt(given.strip());
			if (port > 0 && port < 65536) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw new StartFailure("-D%s=%s is no port: a number from 1 to 65535 is expected.".formatted(name, given));
	}

}
