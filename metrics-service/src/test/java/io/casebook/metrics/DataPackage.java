package io.casebook.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** Rows on their way to the service, numbered as in the files of a package. */
public class DataPackage {

	private static final JsonMapper JSON = new JsonMapper();

	private final List<String> lines = new ArrayList<>();

	private final Map<String, Integer> rows = new HashMap<>();

	public DataPackage row(String resource, Map<String, String> fields) {
		int row = this.rows.merge(resource, 1, Integer::sum) + 1;
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("resource", resource);
		line.put("row", row);
		line.put("fields", fields);
		this.lines.add(JSON.writeValueAsString(line));
		return this;
	}

	/** An index, changed by pairs of column and value. */
	public DataPackage index(String key, String... changes) {
		Map<String, String> fields = new LinkedHashMap<>(Map.of("key", key, "title", "Index " + key, "unit", "{users}",
				"unitLabel", "users", "dimension", "count", "better", "higher", "basis", "actual"));
		return row("indices", changed(fields, changes));
	}

	public DataPackage money(String key, String... changes) {
		return index(key, changed(new String[] { "unit", "USD", "unitLabel", "US$", "dimension", "money" }, changes));
	}

	public DataPackage set(String key, String... indices) {
		for (String index : indices) {
			row("index-sets", Map.of("key", key, "title", "Set " + key, "index", index));
		}
		return this;
	}

	/** A claim of the least that is required, changed by pairs of column and value. */
	public DataPackage claim(String company, String index, String value, String... changes) {
		Map<String, String> fields = new LinkedHashMap<>(
				Map.of("company", company, "index", index, "value", value, "relation", "eq", "unit", "{users}"));
		fields.putAll(Map.of("period", "2017", "status", "reported", "standing", "normal", "knownFrom", "2018",
				"sources", "doc"));
		return row("observations", changed(fields, changes));
	}

	/** The package's lines, in the order in which rows were added. */
	public String lines() {
		return String.join("\n", this.lines);
	}

	/** The lines the other way round: no order of resources is promised. */
	public String reversed() {
		return String.join("\n", this.lines.reversed());
	}

	private static Map<String, String> changed(Map<String, String> fields, String... changes) {
		for (int i = 0; i < changes.length; i += 2) {
			fields.put(changes[i], changes[i + 1]);
		}
		return fields;
	}

	private static String[] changed(String[] first, String... then) {
		List<String> all = new ArrayList<>(List.of(first));
		all.addAll(List.of(then));
		return all.toArray(String[]::new);
	}

}
