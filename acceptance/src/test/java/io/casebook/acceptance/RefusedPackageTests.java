package io.casebook.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rubbish is refused as what it is, and changes nothing.
 */
@Stewardship
class RefusedPackageTests {

	private static final TryPackage SMALL = new TryPackage("rubbish");

	private static final int BOMB = 64 << 20;

	private static Inventory before = new Inventory(Map.of());

	@BeforeAll
	static void takeInventory() {
		before = Inventory.now();
	}

	static Stream<Arguments> rubbish() {
		byte[] good = SMALL.content().zip();
		Map<String, byte[]> files = SMALL.content().files();
		return Stream.of(Arguments.of("nothing", new byte[0]), Arguments.of("no zip", utf8("PK, as it were")),
				Arguments.of("half a zip", Arrays.copyOf(good, good.length / 2)),
				Arguments.of("a zip whose end is missing", Arrays.copyOf(good, good.length - 10)),
				Arguments.of("a zip with a broken middle", broken(good)),
				Arguments.of("an empty zip", Zip.of(Map.of())),
				Arguments.of("a bomb", Zip.of(with(files, "zeros.bin", new byte[BOMB]))),
				Arguments.of("a path that climbs", Zip.of(with(files, "../../climbed.csv", utf8("a\n")))),
				Arguments.of("a path from the root", Zip.of(with(files, "/etc/climbed.csv", utf8("a\n")))),
				Arguments.of("a path that climbs backwards", Zip.of(with(files, "..\\climbed.csv", utf8("a\n")))),
				Arguments.of("a descriptor that climbs",
						Zip.of(with(files, "datapackage.json", descriptor("../companies.csv")))),
				Arguments.of("a descriptor that leads elsewhere",
						Zip.of(with(files, "datapackage.json", descriptor("https://example.org/companies.csv")))),
				Arguments.of("a file that is missing",
						Zip.of(with(files, "datapackage.json", descriptor("other.csv")))),
				Arguments.of("no descriptor", Zip.of(without(files, "datapackage.json"))),
				Arguments.of("a descriptor that is no JSON", Zip.of(with(files, "datapackage.json", utf8("{\"a\"")))),
				Arguments.of("a resource that there is not",
						Zip.of(with(files, "datapackage.json",
								utf8("{\"resources\":[{\"name\":\"weather\",\"path\":\"companies.csv\"}]}")))),
				Arguments.of("sources that are no JSON", Zip.of(with(files, "sources.json", utf8("[{")))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rubbish")
	void rubbishIsRefused(String what, byte[] bytes) {
		Answer refused = Imports.send(bytes);
		assertThat(refused.status()).as(what + ": " + refused).isBetween(400, 422);
		assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		assertThat(Json.string(refused.json(), "detail")).isNotBlank();
		nothingChanged();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "observations | company,colour,index,value | a,b,c,1 | colour",
			"observations | company,index,value,company | a,b,1,c | company", "companies | key,name | a | \"row\":2",
			"companies | key,name,kind,summary | \"a | \"row\":2", "names | key,name,,kind | a,b,c,d | names" })
	void tableThatIsBrokenIsRefusedByItsPlace(String resource, String header, String row, String named) {
		Answer refused = Imports.send(SMALL.content().table(resource, header, row).zip());
		assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
		assertThat(refused.json().toString()).contains(resource).contains(named);
		nothingChanged();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "NaN | 2017 | observations 3 value", "1e400 | 2017 | observations 3 value",
			"8 | 20x7 | observations 3 period", "8 | 2020 | observations 3 period" })
	void rowThatIsWrongIsRefusedByItsField(String value, String period, String place) {
		SmallPackage content = SMALL.content()
			.table("observations",
					"company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,"
							+ "missing,sources,flags",
					SMALL.observation("1", "2016"), SMALL.observation(value, period));
		Answer refused = Imports.send(content.zip());
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.places()).as(refused.toString()).containsExactly(place);
		nothingChanged();

		Answer dry = Imports.sendDry(content.zip());
		JsonNode job = Imports.finished(dry);
		assertThat(Json.string(job, "state")).isEqualTo("refused");
		assertThat(new Answer("job", 200, dry.headers(), job.toString()).places()).containsExactly(place);
	}

	@Test
	void faultsOfAllServicesAreToldTogether() {
		SmallPackage content = SMALL.content()
			.table("companies", "key,name,kind,summary,sources", SMALL.company() + ",Alpha,club,It tries,doc",
					SMALL.key("omega") + ",Omega,case,It ends,nobody")
			.table("observations", "company,index,relation,value,unit,period,status,standing,knownFrom,sources",
					"%s,%s,eq,x,{users},2017,reported,normal,2019,doc".formatted(SMALL.company(), SMALL.index()))
			.table("events", "company,date,kind,title,sources", "%s,2017,party,T,doc".formatted(SMALL.company()));
		Answer refused = Imports.send(content.zip());
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.places()).as(refused.toString())
			.contains("companies 2 kind", "companies 3 sources", "observations 2 value", "events 2 kind");
		nothingChanged();
	}

	@Test
	void textThatIsNotUtf8IsRefusedAtItsRow() {
		Map<String, byte[]> files = SMALL.content().files();
		byte[] latin = ("key,name,language,kind\n%1$s,A,en,common\n%1$s,Caf".formatted(SMALL.company()) + (char) 0xe9
				+ ",fr,common\n")
			.getBytes(StandardCharsets.ISO_8859_1);
		Answer refused = Imports.send(Zip.of(with(files, "names.csv", latin)));
		assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
		assertThat(refused.json().toString()).contains("names").contains("\"row\":3");
		nothingChanged();
	}

	private static void nothingChanged() {
		assertThat(Inventory.now()).isEqualTo(before);
	}

	private static byte[] broken(byte[] zip) {
		byte[] broken = zip.clone();
		for (int i = 60; i < 120; i++) {
			broken[i] ^= 0x55;
		}
		return broken;
	}

	private static byte[] descriptor(String path) {
		return utf8("{\"resources\":[{\"name\":\"companies\",\"path\":\"%s\"}]}".formatted(path));
	}

	private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] content) {
		Map<String, byte[]> all = new LinkedHashMap<>(files);
		all.put(name, content);
		return all;
	}

	private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
		Map<String, byte[]> all = new LinkedHashMap<>(files);
		all.remove(name);
		return all;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
