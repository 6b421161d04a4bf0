package io.casebook.gateway.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** The bibliographic reference of what EDGAR itself says of a filer. */
final class FilerSource {

	private static final String SEC = "U.S. Securities and Exchange Commission";

	private FilerSource() {
	}

	static String key(Filer filer) {
		return "EDGAR-CIK" + filer.cik();
	}

	/** The reference as an item of CSL-JSON. */
	static String of(Filer filer, String company, JsonMapper json) {
		Map<String, Object> item = new LinkedHashMap<>();
		item.put("id", key(filer));
		item.put("type", "webpage");
		item.put("title", "%s, CIK %s".formatted(company, filer.cik()));
		item.put("author", List.of(Map.of("literal", SEC)));
		item.put("container-title", "EDGAR");
		item.put("URL", "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=" + filer.cik());
		item.put("custom", Map.of("citationShort", "SEC EDGAR, CIK " + filer.cik()));
		return json.writeValueAsString(item);
	}

}
