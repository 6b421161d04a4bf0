package io.casebook.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A data package made by hand.
 */
final class SmallPackage {

	private final Map<String, String> tables = new LinkedHashMap<>();

	private String sources = "";

	/** Adds or replaces a resource: its header and its rows. */
	SmallPackage table(String resource, String... lines) {
		this.tables.put(resource, String.join("\n", lines) + "\n");
		return this;
	}

	/** Adds the sources, as objects of CSL-JSON. */
	SmallPackage sources(String... items) {
		this.sources = "[" + String.join(",", items) + "]";
		return this;
	}

	/** A package with the same content. */
	SmallPackage copy() {
		SmallPackage copy = new SmallPackage();
		copy.tables.putAll(this.tables);
		copy.sources = this.sources;
		return copy;
	}

	Map<String, byte[]> files() {
		Map<String, byte[]> files = new LinkedHashMap<>();
		List<String> described = new ArrayList<>();
		this.tables.forEach((resource, table) -> {
			described.add(descriptionOf(resource, table.lines().findFirst().orElse("")));
			files.put(resource + ".csv", table.getBytes(StandardCharsets.UTF_8));
		});
		if (!this.sources.isEmpty()) {
			described.add("{\"name\":\"sources\",\"path\":\"sources.json\"}");
			files.put("sources.json", this.sources.getBytes(StandardCharsets.UTF_8));
		}
		Map<String, byte[]> all = new LinkedHashMap<>();
		all.put("datapackage.json",
				"{\"profile\":\"data-package\",\"name\":\"a-try\",\"resources\":[%s]}"
					.formatted(String.join(",", described))
					.getBytes(StandardCharsets.UTF_8));
		all.putAll(files);
		return all;
	}

	byte[] zip() {
		return Zip.of(files());
	}

	private static String descriptionOf(String resource, String header) {
		String fields = Arrays.stream(header.split(","))
			.map((name) -> "{\"name\":\"%s\",\"type\":\"string\"}".formatted(name))
			.collect(Collectors.joining(","));
		return """
				{"name":"%1$s","path":"%1$s.csv","profile":"tabular-data-resource","encoding":"utf-8",
				"schema":{"fields":[%2$s]}}""".formatted(resource, fields);
	}

}
