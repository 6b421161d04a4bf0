package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.gateway.filing.Submissions.FormerName;
import io.casebook.intake.Faults;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads {@code submissions}, or an older page of one. Reading blocks. */
final class SubmissionsReader {

	private static final String LEI = "[A-Z0-9]{18}[0-9]{2}";

	private final Faults faults = new Faults();

	private final PassedOver odd = new PassedOver();

	private final Map<String, JsonNode> profile = new HashMap<>();

	private final List<String> olderPages = new ArrayList<>();

	private List<ListedFiling> filings = List.of();

	/**
	 * What a document says.
	 * @param isOlderPage whether the columns are the document itself
	 * @throws io.casebook.problem.ApiProblem when anything is wrong with it
	 */
	static Submissions read(EdgarFile file, boolean isOlderPage) {
		SubmissionsReader reader = new SubmissionsReader();
		try (JsonParser json = file.open()) {
			try {
				json.nextToken();
				reader.readObject(json, isOlderPage);
			}
			catch (JacksonException ex) {
				throw EdgarFile.malformed(json, ex);
			}
		}
		Submissions read = reader.submissions(isOlderPage);
		reader.faults.verify();
		return read;
	}

	private void readObject(JsonParser json, boolean isOlderPage) {
		FilingColumns columns = new FilingColumns(json, "", this.faults, this.odd);
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = String.valueOf(json.currentName());
			JsonToken value = json.nextToken();
			if (isOlderPage) {
				columns.read(name, value);
				continue;
			}
			switch (name) {
				case "cik", "name", "tickers", "lei", "sicDescription", "addresses", "formerNames" ->
					this.profile.put(name, PartReader.read(json));
				case "filings" -> readFilings(json, value);
				default -> json.skipChildren();
			}
		}
		if (isOlderPage) {
			this.filings = columns.filings();
		}
	}

	private void readFilings(JsonParser json, JsonToken value) {
		if (value == JsonToken.VALUE_NULL) {
			return;
		}
		if (value != JsonToken.START_OBJECT) {
			refuse("/filings", "an object with recent");
			json.skipChildren();
			return;
		}
		FilingColumns recent = new FilingColumns(json, "/filings/recent", this.faults, this.odd);
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = String.valueOf(json.currentName());
			JsonToken member = json.nextToken();
			if (name.equals("recent") && member == JsonToken.START_OBJECT) {
				while (json.nextToken() == JsonToken.PROPERTY_NAME) {
					String column = String.valueOf(json.currentName());
					recent.read(column, json.nextToken());
				}
			}
			else if (name.equals("files") && member == JsonToken.START_ARRAY) {
				PartReader.read(json).forEach((page) -> this.olderPages.add(words(page)));
			}
			else {
				json.skipChildren();
			}
		}
		this.filings = recent.filings();
	}

	private static String words(JsonNode page) {
		return "%s (%s filings, %s to %s)".formatted(page.path("name").asString("?"),
				page.path("filingCount").asString("?"), page.path("filingFrom").asString("?"),
				page.path("filingTo").asString("?"));
	}

	private Submissions submissions(boolean isOlderPage) {
		Filer filer = isOlderPage ? null : Filer.of(text("cik"), text("name"));
		if (!isOlderPage && filer == null) {
			refuse("/cik", Filer.CIK_EXPECTED);
		}
		BusinessAddress address = new BusinessAddress(node("addresses").path("business"));
		List<ListedFiling> once = once();
		return new Submissions(filer, tickers(), lei(), text("sicDescription"), address.seat(), address.country(),
				formerNames(), once, this.olderPages, this.filings.size() - once.size(), this.odd);
	}

	private @Nullable String lei() {
		String lei = text("lei");
		if (lei != null && !lei.matches(LEI)) {
			this.odd.add("/lei", lei);
			return null;
		}
		return lei;
	}

	private List<String> tickers() {
		List<String> tickers = new ArrayList<>();
		for (JsonNode each : node("tickers")) {
			String ticker = each.asString("").strip();
			if (ticker.isEmpty()) {
				continue;
			}
			if (!ticker.matches("[!-~]{1,32}")) {
				this.odd.add("/tickers", ticker);
			}
			else if (tickers.stream().noneMatch(ticker::equalsIgnoreCase)) {
				tickers.add(ticker);
			}
		}
		return tickers;
	}

	/** A name that was used twice is listed once, with its last time. */
	private List<FormerName> formerNames() {
		Map<String, FormerName> names = new LinkedHashMap<>();
		int place = 0;
		for (JsonNode each : node("formerNames")) {
			String name = each.path("name").asString("").strip();
			if (name.isEmpty()) {
				this.odd.add("/formerNames/" + place, null);
			}
			else {
				names.merge(name, new FormerName(name, day(each, place, "from"), day(each, place, "to")),
						SubmissionsReader::later);
			}
			place++;
		}
		return List.copyOf(names.values());
	}

	private static FormerName later(FormerName one, FormerName other) {
		return (one.to() == null || (other.to() != null && other.to().compareTo(one.to()) <= 0)) ? one : other;
	}

	private @Nullable String day(JsonNode name, int place, String member) {
		String text = name.path(member).asString("").strip();
		if (text.isEmpty()) {
			return null;
		}
		String day = text.split("T", 2)[0];
		if (Days.of(day) == null) {
			this.odd.add("/formerNames/" + place + "/" + member, text);
			return null;
		}
		return day;
	}

	private List<ListedFiling> once() {
		Map<String, ListedFiling> byAccession = new LinkedHashMap<>();
		this.filings.forEach((filing) -> byAccession.putIfAbsent(filing.filing().accession(), filing));
		return List.copyOf(byAccession.values());
	}

	private JsonNode node(String member) {
		return this.profile.getOrDefault(member, MissingNode.getInstance());
	}

	private @Nullable String text(String member) {
		String text = node(member).asString("").replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
		return text.isEmpty() ? null : text;
	}

	private void refuse(String pointer, String expected) {
		this.faults.add(InvalidInput.pointer(pointer, null, expected));
	}

}
