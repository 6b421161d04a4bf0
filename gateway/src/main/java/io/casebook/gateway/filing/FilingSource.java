package io.casebook.gateway.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

/**
 * Bibliographic references of filings, as items of CSL-JSON. One is made only of what
 * every document of EDGAR says of a filing, so that it is the same whichever document
 * comes first.
 *
 * @see <a href="https://docs.citationstyles.org/en/stable/specification.html">CSL</a>
 */
final class FilingSource {

	/** Forms that others file about the company, or the SEC itself. */
	private static final Set<String> BY_OTHERS = Set.of("3", "4", "5", "144", "SC 13D", "SC 13G", "SCHEDULE 13D",
			"SCHEDULE 13G", "SC TO-T", "UPLOAD", "EFFECT", "QUALIF", "STAFF ACTION");

	private static final String ARCHIVE = "https://www.sec.gov/Archives/edgar/data/";

	private static final String AMENDMENT = "/A";

	private FilingSource() {
	}

	/** Whether it is the company that files such a form. */
	static boolean isByCompany(String form) {
		return !BY_OTHERS
			.contains(form.endsWith(AMENDMENT) ? form.substring(0, form.length() - AMENDMENT.length()) : form);
	}

	/**
	 * The reference of a filing.
	 * @param company what the company is called
	 * @param cik its number without leading zeros
	 */
	static String of(Filing filing, String company, String cik, JsonMapper json) {
		Map<String, Object> item = new LinkedHashMap<>();
		item.put("id", filing.accession());
		item.put("type", "report");
		item.put("title", filing.form() + " of " + company);
		String citation = company + ", " + filing.form() + ", " + filing.filed();
		if (isByCompany(filing.form())) {
			item.put("author", List.of(Map.of("literal", company)));
		}
		else {
			item.put("title", filing.form() + " about " + company);
			citation = filing.form() + " about " + company + ", " + filing.filed();
		}
		item.put("issued", Map.of("date-parts", List
			.of(List.of(filing.filed().getYear(), filing.filed().getMonthValue(), filing.filed().getDayOfMonth()))));
		item.put("genre", filing.form());
		item.put("number", filing.accession());
		item.put("archive", "EDGAR");
		item.put("publisher", "U.S. Securities and Exchange Commission");
		item.put("URL",
				ARCHIVE + cik + "/" + filing.accession().replace("-", "") + "/" + filing.accession() + "-index.htm");
		item.put("custom", Map.of("citationShort", citation));
		return json.writeValueAsString(item);
	}

}
