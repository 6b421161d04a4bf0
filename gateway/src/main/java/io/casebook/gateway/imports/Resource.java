package io.casebook.gateway.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.casebook.gateway.service.Service;

/**
 * The resources of a data package, in the order in which a package has them.
 */
public enum Resource {

	COMPANIES(Service.COMPANY, "key", "name", "kind", "founded", "country", "seat", "industry", "summary", "sources",
			"flags"),

	NAMES(Service.COMPANY, "key", "name", "language", "kind", "from", "to"),

	IDENTIFIERS(Service.COMPANY, "key", "scheme", "value"),

	STATEMENTS(Service.COMPANY, "company", "kind", "text", "sources"),

	OFFERINGS(Service.COMPANY, "key", "company", "name", "kind", "date", "dateAsStated", "note", "combines", "sources",
			"flags"),

	CAPABILITIES(Service.COMPANY, "key", "company", "statement", "sources", "flags"),

	RELATIONSHIPS(Service.COMPANY, "from", "relation", "to", "date", "note", "sources", "flags"),

	GROUPS(Service.COMPANY, "key", "title", "description", "member"),

	INDICES(Service.METRICS, "key", "title", "unit", "unitLabel", "dimension", "better", "basis", "definition",
			"formula"),

	INDEX_SETS(Service.METRICS, "key", "title", "description", "index"),

	OBSERVATIONS(Service.METRICS, "company", "subject", "index", "relation", "value", "unit", "period",
			"periodAsStated", "status", "standing", "knownFrom", "asStated", "missing", "sources", "flags"),

	EVENTS(Service.TIMELINE, "company", "subject", "date", "dateAsStated", "kind", "title", "detail", "amount",
			"amountRelation", "amountUnit", "sources", "flags"),

	SOURCES(Service.COMPANY, "csl");

	private final Service service;

	private final List<String> columns;

	Resource(Service service, String... columns) {
		this.service = service;
		this.columns = List.of(columns);
	}

	/** The resource of that name. */
	public static Optional<Resource> of(String name) {
		return Arrays.stream(values()).filter((resource) -> resource.word().equals(name)).findFirst();
	}

	/** Those that a service takes as rows; figures have a way of their own. */
	static List<String> of(Service service) {
		return Arrays.stream(values())
			.filter((resource) -> resource.service == service && resource != OBSERVATIONS)
			.map(Resource::word)
			.toList();
	}

	/** As packages name it. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The columns that its table can have, in their order. */
	public List<String> columns() {
		return this.columns;
	}

	/** Whether it is a table; sources are a list of bibliographic items. */
	public boolean isTable() {
		return this != SOURCES;
	}

}
