package io.casebook.company;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** The rows of a data package, as lines for the import door. */
class PackageLines {

	private final JsonMapper json = JsonMapper.builder().build();

	private final StringBuilder lines = new StringBuilder();

	private final Map<String, Integer> rows = new HashMap<>();

	/** Two companies, one of them with everything that a company can have. */
	static PackageLines small() {
		return new PackageLines()
			// groups and relationships first: the order of resources must not matter
			.row("groups", "key", "pair", "title", "A pair", "description", "Two of them", "member", "zeta-pay")
			.row("groups", "key", "pair", "title", "A pair", "description", "Two of them", "member", "alpha-bank")
			.row("relationships", "from", "zeta-pay", "relation", "founded-by", "to", "alpha-bank", "date", "2013",
					"note", "With others", "sources", "S17#p. 4", "flags", "founder-younger: The founder is younger")
			.row("relationships", "from", "alpha-bank", "relation", "founded", "to", "zeta-wallet", "sources", "doc")
			.row("companies", "key", "zeta-pay", "name", "Zeta Pay", "kind", "case", "founded", "2013", "country", "CN",
					"seat", "Shanghai", "industry", "Fintech", "summary", "Pays", "sources", "doc;S17#p. 2", "flags",
					"doubtful: Said once | bare")
			.row("companies", "key", "alpha-bank", "name", "Alpha Bank", "kind", "organisation", "summary", "Keeps",
					"sources", "doc")
			.row("names", "key", "zeta-pay", "name", "Zeta Pay", "language", "en", "kind", "common")
			.row("names", "key", "zeta-pay", "name", "泽塔支付", "language", "zh", "kind", "localised")
			.row("names", "key", "zeta-pay", "name", "Omega Coins", "language", "en", "kind", "former", "from", "2011",
					"to", "2012-12")
			.row("names", "key", "zeta-wallet", "name", "Zeta Wallet", "language", "en", "kind", "common")
			.row("identifiers", "key", "zeta-pay", "scheme", "cik", "value", "0001691445")
			.row("identifiers", "key", "zeta-pay", "scheme", "isin", "value", "US7477981069")
			.row("identifiers", "key", "zeta-pay", "scheme", "ticker", "value", "ZP")
			.row("statements", "company", "zeta-pay", "kind", "distinction", "text", "The first", "sources", "S17")
			.row("statements", "company", "zeta-pay", "kind", "mission", "text", "Pay warmly", "sources", "S17#p. 9")
			.row("offerings", "key", "zeta-wallet", "company", "zeta-pay", "name", "Zeta Wallet", "kind", "payments",
					"date", "2014", "sources", "doc")
			.row("offerings", "key", "zeta-loan", "company", "zeta-pay", "name", "Zeta Loan", "kind", "lending",
					"dateAsStated", "not dated", "note", "Small loans", "sources", "doc#p. 1")
			.row("offerings", "key", "zeta-both", "company", "zeta-pay", "name", "Both", "kind", "combined", "combines",
					"zeta-wallet;zeta-loan", "sources", "S17", "flags", "two-products-one-figure: Not to be split")
			.row("capabilities", "key", "zeta-scoring", "company", "zeta-pay", "statement", "Scores at once", "sources",
					"doc")
			.source("""
					{"id":"S17","type":"document","author":[{"literal":"S"}],"issued":{"date-parts":[[2017]]},\
					"custom":{"citationShort":"S, 2017"}}""")
			.source("""
					{"id":"doc","type":"document","custom":{"citationShort":"The document"}}""");
	}

	PackageLines row(String resource, String... namesAndTexts) {
		Map<String, String> fields = new LinkedHashMap<>();
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			fields.put(namesAndTexts[i], namesAndTexts[i + 1]);
		}
		return row(resource, fields);
	}

	PackageLines row(String resource, Map<String, String> fields) {
		int row = this.rows.merge(resource, 2, (before, first) -> before + 1);
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("resource", resource);
		line.put("row", row);
		line.put("fields", fields);
		this.lines.append(this.json.writeValueAsString(line)).append('\n');
		return this;
	}

	PackageLines source(String csl) {
		return row("sources", "csl", csl);
	}

	@Override
	public String toString() {
		return this.lines.toString();
	}

}
