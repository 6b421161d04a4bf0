package io.casebook.gateway.filing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RefusedFilingTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"val\":1|\"x\":1|val it is required", "\"val\":1|\"val\":\"NaN\"|val a number",
					"\"val\":1|\"val\":\"1,5\"|val a number",
					"\"val\":1|\"val\":1e400|val a number of up to 30 digits, and up to 30 after the point",
					"\"val\":1|\"val\":1e99999999999|val a number of up to 30 digits, and up to 30 after the point",
					"\"val\":1|\"val\":{\"a\":[1]}|val a number",
					"\"end\":\"2020-12-31\"|\"end\":\"2020-02-30\"|end a day such as 2022-02-07",
					"\"filed\":\"2021-02-10\"|\"filed\":7|filed a day such as 2022-02-07",
					"\"form\":\"10-K\"|\"form\":null|form a text",
					"\"form\":\"10-K\"|\"form\":\"10;K\"|form the name of a form, such as 10-K",
					"\"accn\":\"0000000001-21-000007\"|\"accn\":\"7\"|"
							+ "accn an accession number such as 0000950170-22-000796" })
	void oddRowIsRefusedAtItsPlace(String sound, String odd, String expected) {
		String good = Edgar.fact("2020-12-31", "1", 2021);
		String[] parts = expected.split(" ", 2);
		ApiProblem problem = refused(() -> FactSurvey.of(
				file(Edgar.document("us-gaap", "Assets", "USD/shares", good, good.replace(sound, odd))),
				Edgar.NO_MAPPING));
		assertThat(problem.getStatusCode().value()).isEqualTo(422);
		assertThat(errors(problem)).extracting((error) -> error.pointer() + " " + error.detail())
			.containsExactly("/facts/us-gaap/Assets/units/USD~1shares/1/" + parts[0] + " " + parts[1]);
	}

	@Test
	void allThatIsOddIsToldAtOnce() {
		ApiProblem problem = refused(() -> FactSurvey.of(
				file("""
						{"cik": -4, "facts": {"us-gaap": {"A": {"units": {"USD": [{}, 5, null]}}, "B": [], "C": {"units": {"USD": 1}},
						 "no name": {}}, "dei": 5}}"""),
				Edgar.NO_MAPPING));
		assertThat(errors(problem)).extracting(InvalidInput::pointer)
			.containsExactly("/facts/us-gaap/A/units/USD/0/end", "/facts/us-gaap/A/units/USD/0/accn",
					"/facts/us-gaap/A/units/USD/0/form", "/facts/us-gaap/A/units/USD/0/filed",
					"/facts/us-gaap/A/units/USD/0/val", "/facts/us-gaap/A/units/USD/1", "/facts/us-gaap/A/units/USD/2",
					"/facts/us-gaap/B", "/facts/us-gaap/C/units/USD", "/facts/us-gaap/no name", "/facts/dei", "/cik");
		assertThat(Objects.requireNonNull(problem.getBody().getProperties()).get("faults")).isEqualTo(12L);
	}

	/** Their names are kept in memory as long as the object is read. */
	@Test
	void objectOfVeryManyMembersIsRefused() {
		String concepts = IntStream.rangeClosed(0, 100_000)
			.mapToObj("\"C%d\":{}"::formatted)
			.collect(Collectors.joining(","));
		EdgarFile many = large("{\"cik\":1,\"facts\":{\"us-gaap\":{" + concepts + "}}}");
		assertThat(refused(() -> DocumentKind.of(many)).getStatusCode().value()).isEqualTo(413);
		String half = concepts.substring(0, concepts.indexOf("\"C60000\""));
		EdgarFile nested = large("{\"cik\":1,\"facts\":{" + half + "\"x\":{" + half + "\"y\":0}}}");
		assertThat(refused(() -> DocumentKind.of(nested)).getStatusCode().value()).isEqualTo(413);
		EdgarFile longName = large("{\"cik\":1,\"facts\":{\"" + "C".repeat(600) + "\":{}}}");
		assertThat(refused(() -> DocumentKind.of(longName)).getStatusCode().value()).isEqualTo(400);
		EdgarFile fewer = large("{\"cik\":1,\"facts\":{\"a\":{" + half + "\"b\":1},\"us-gaap\":{" + half
				+ "\"b\":1}},\"c\":[[{\"d\":1}]]}");
		assertThat(DocumentKind.of(fewer)).isEqualTo(DocumentKind.COMPANY_FACTS);
	}

	private EdgarFile large(String document) {
		return new EdgarFile(Edgar.file(this.folder, document).path(), 10_000_000, false);
	}

	@Test
	void documentWithoutFactsIsRefused() {
		assertThat(errors(refused(() -> FactSurvey.of(file("{\"cik\":1,\"facts\":{}}"), Edgar.NO_MAPPING))))
			.extracting(InvalidInput::pointer)
			.containsExactly("/facts");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{\"cik\":1,\"facts\":{\"us-gaap\":{\"A\":{\"units\":{\"USD\":[{\"val\":1|/facts/us-gaap/A/units/USD/0/val",
			"{\"facts\":{\"us-gaap\":{\"A\":{\"units\":{\"USD\":[{\"val\":NaN}]}}}}}|/facts/us-gaap/A/units/USD/0/val",
			"{\"facts\":{\"a\":1,\"a\":2}}|/facts/a", "{\"facts\":{}} {}|''", "[]|''", "''|''",
			"{\"facts\":{\"a\":\"\\ud800\"|/facts/a" })
	void brokenJsonIsRefusedBeforeAnythingElse(String document, String pointer) {
		ApiProblem problem = refused(() -> DocumentKind.of(file(document)));
		assertThat(problem.getStatusCode().value()).isEqualTo(400);
		assertThat(errors(problem)).extracting(InvalidInput::pointer).containsExactly(pointer);
	}

	@Test
	void documentOfAnotherSortIsRefused() {
		assertThat(refused(() -> DocumentKind.of(file("{\"cik\":1}"))).getStatusCode().value()).isEqualTo(422);
	}

	@Test
	void gzipIsSeenAndMustBeWhole() {
		byte[] plain = Edgar.assets(Edgar.fact("2020-12-31", "1", 2021)).getBytes(StandardCharsets.UTF_8);
		byte[] packed = Edgar.packed(plain);
		assertThat(DocumentKind.of(Edgar.file(this.folder, packed, false))).isEqualTo(DocumentKind.COMPANY_FACTS);
		assertThat(DocumentKind.of(Edgar.file(this.folder, packed, true))).isEqualTo(DocumentKind.COMPANY_FACTS);
		byte[] broken = packed.clone();
		broken[packed.length / 2] ^= 0x55;
		for (EdgarFile file : List.of(Edgar.file(this.folder, plain, true),
				Edgar.file(this.folder, Arrays.copyOf(packed, packed.length / 2), false),
				Edgar.file(this.folder, broken, false), Edgar.file(this.folder, Arrays.copyOf(packed, 2), false))) {
			assertThat(refused(() -> DocumentKind.of(file)).getStatusCode().value()).isEqualTo(400);
		}
	}

	@Test
	void bombIsGivenUpWhereItIsTooLarge() {
		byte[] bomb = Edgar
			.packed(("{\"facts\":{}," + " ".repeat(10_000_000) + "\"a\":1}").getBytes(StandardCharsets.UTF_8));
		assertThat(refused(() -> DocumentKind.of(Edgar.file(this.folder, bomb, false))).getStatusCode().value())
			.isEqualTo(413);
	}

	private EdgarFile file(String document) {
		return Edgar.file(this.folder, document);
	}

	private static ApiProblem refused(ThrowingCallable reading) {
		return Objects.requireNonNull(catchThrowableOfType(ApiProblem.class, reading), "It was not refused");
	}

	static List<InvalidInput> errors(ApiProblem problem) {
		Map<String, Object> properties = Objects.requireNonNull(problem.getBody().getProperties());
		return ((List<?>) Objects.requireNonNull(properties.get("errors"))).stream()
			.map(InvalidInput.class::cast)
			.toList();
	}

}
