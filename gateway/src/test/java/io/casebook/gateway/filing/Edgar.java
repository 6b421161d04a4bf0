package io.casebook.gateway.filing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.casebook.gateway.catalogue.CatalogueIndex;
import io.casebook.gateway.concept.ConceptMap;
import io.casebook.gateway.imports.PackageRow;

/** Small documents made by hand, and what is read of them. */
final class Edgar {

	static final ConceptMap NO_MAPPING = new ConceptMap(List.of());

	private static final int LIMIT = 100_000;

	private Edgar() {
	}

	/** A fact of a 10-K; its period, or the instant, and the value. */
	static String fact(String period, String value, int year) {
		String[] days = period.split("/");
		String begin = (days.length == 2) ? "\"start\":\"%s\",".formatted(days[0]) : "";
		return """
				{%s"end":"%s","val":%s,"accn":"0000000001-%02d-000007","fy":%d,"fp":"FY","form":"10-K","filed":"%d-02-10",
				 "frame":"CY%d"}"""
			.formatted(begin, days[days.length - 1], value, year % 100, year, year, year - 1);
	}

	/** A document with one concept. */
	static String assets(String... facts) {
		return document("us-gaap", "Assets", "USD", facts);
	}

	static String document(String taxonomy, String concept, String unit, String... facts) {
		return """
				{"cik":1234567,"entityName":"Acme, Inc.","facts":{"%s":{"%s":{"label":"Total","description":"All of it.",
				 "units":{"%s":[%s]}}}}}"""
			.formatted(taxonomy, concept, unit, String.join(",", facts));
	}

	static EdgarFile file(Path folder, String document) {
		return file(folder, document.getBytes(StandardCharsets.UTF_8), false);
	}

	static EdgarFile file(Path folder, byte[] bytes, boolean packed) {
		try {
			return new EdgarFile(Files.write(Files.createTempFile(folder, "edgar", null), bytes), LIMIT, packed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] packed(byte[] bytes) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream target = new GZIPOutputStream(packed)) {
			target.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

	/** The claims of a document, with an empty catalogue. */
	static List<Map<String, String>> claims(EdgarFile file, ConceptMap mappings) {
		return claims(file, mappings, Map.of());
	}

	static List<Map<String, String>> claims(EdgarFile file, ConceptMap mappings,
			Map<String, CatalogueIndex> catalogue) {
		FactSurvey survey = FactSurvey.of(file, mappings);
		IndexAssignment assignment = IndexAssignment.of(survey.indices().values(), catalogue);
		List<Map<String, String>> claims = new ArrayList<>();
		try (ClaimRows rows = new ClaimRows(file, survey, assignment, "acme")) {
			while (rows.hasNext()) {
				PackageRow row = rows.next();
				claims.add(row.fields());
			}
		}
		return claims;
	}

}
