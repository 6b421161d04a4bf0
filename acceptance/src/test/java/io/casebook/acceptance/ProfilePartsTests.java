package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every offering, capability and relationship of the source document is there, and no
 * other.
 */
@AgainstPlatform
class ProfilePartsTests {

	private static final String COMBINED = "zhima-credit-and-ant-credit-pay";

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/offerings.csv", numLinesToSkip = 1)
	void offeringIsThereAsStated(String company, String name, String kind, @Nullable String date,
			@Nullable String when) {
		List<JsonNode> found = parts(company, "offerings").stream()
			.filter((offering) -> name.equalsIgnoreCase(Json.text(offering, "name")))
			.toList();
		assertThat(found).as("offerings of %s named %s", company, name).hasSize(1);
		JsonNode offering = found.getFirst();
		assertThat(Json.text(offering, "company")).isEqualTo(company);
		assertThat(Json.string(offering, "kind").replace('-', ' ')).isEqualTo(kind);
		assertThat(Json.strings(offering, "sources", "key")).isNotEmpty();
		if (date != null) {
			assertThat(Json.text(offering, "date")).isEqualTo(date);
		}
		else if (when == null) {
			assertThat(offering.has("date")).as("%s is not dated in the document", offering).isFalse();
		}
		else {
			assertThat(Json.string(offering, "dateAsStated")).contains(when);
			String stored = Json.text(offering, "date");
			assertThat(stored == null || stored.contains("..") || stored.equals(when)).as("date of %s", offering)
				.isTrue();
		}
	}

	@Test
	void noOtherOfferingIsThere() {
		List<JsonNode> offerings = all("offerings");
		assertThat(offerings).hasSize(22);
		assertThat(Json.strings(offerings, "key")).contains("alipay", "deep-insight", COMBINED).doesNotHaveDuplicates();
	}

	@Test
	void alipayHasItsChineseNameAndTwoProductsShareOneFigure() {
		List<JsonNode> offerings = parts("ant-financial", "offerings");
		JsonNode alipay = offerings.stream()
			.filter((item) -> Json.string(item, "key").equals("alipay"))
			.findFirst()
			.orElseThrow();
		assertThat(Json.strings(alipay, "names", "name")).contains("支付宝");
		JsonNode combined = offerings.stream()
			.filter((item) -> Json.string(item, "key").equals(COMBINED))
			.findFirst()
			.orElseThrow();
		assertThat(Json.texts(combined.get("combines"))).containsExactlyInAnyOrder("zhima-credit", "ant-credit-pay");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/capabilities.csv", numLinesToSkip = 1)
	void capabilityIsThereAsStated(String company, String says) {
		Pattern pattern = Pattern.compile(says, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
		List<JsonNode> found = parts(company, "capabilities").stream()
			.filter((capability) -> pattern.matcher(Json.string(capability, "statement")).find())
			.toList();
		assertThat(found).as("capabilities of %s that say %s", company, says).hasSize(1);
		assertThat(Json.strings(found.getFirst(), "sources", "key")).isNotEmpty();
	}

	@Test
	void noOtherCapabilityIsThere() {
		assertThat(all("capabilities")).hasSize(12);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/relationships.csv", numLinesToSkip = 1)
	void relationshipIsThereAsStated(String from, String relation, String to, @Nullable String date, String source,
			boolean watch) {
		List<JsonNode> found = relationships().stream()
			.filter((item) -> from.equals(Json.text(item, "from")))
			.filter((item) -> relation.equals(Json.text(item, "relation")))
			.filter((item) -> to.equals(Json.text(item, "to")))
			.toList();
		assertThat(found).as("%s %s %s", from, relation, to).hasSize(1);
		JsonNode relationship = found.getFirst();
		assertThat(Json.text(relationship, "date")).isEqualTo(date);
		assertThat(Json.strings(relationship, "sources", "key")).containsExactly(source);
		if (watch) {
			assertThat(Json.list(relationship.get("flags"))).as("flags of %s", relationship).isNotEmpty();
		}
		if (to.equals("china-post")) {
			assertThat(Json.string(relationship, "note")).contains("40").containsIgnoringCase("bank");
		}
	}

	@Test
	void noOtherRelationshipIsThere() {
		assertThat(relationships()).hasSize(10);
	}

	private static List<JsonNode> relationships() {
		return all("relationships").stream().distinct().toList();
	}

	private static List<JsonNode> all(String part) {
		List<JsonNode> all = new ArrayList<>();
		for (JsonNode company : Platform.items("/api/v1/companies?" + Platform.ALL)) {
			all.addAll(parts(Objects.requireNonNull(Json.text(company, "key")), part));
		}
		return all;
	}

	private static List<JsonNode> parts(String company, String part) {
		return Platform.items("/api/v1/companies/%s/%s".formatted(company, part));
	}

}
