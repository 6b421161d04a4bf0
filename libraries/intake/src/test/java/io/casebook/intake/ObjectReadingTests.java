package io.casebook.intake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.casebook.edtf.EdtfDate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectReadingTests {

	private final Faults faults = new Faults();

	@Test
	void membersAreReadInTheirForms() {
		FieldReader object = object("""
				{"key": "a-1", "title": "A", "value": 18500000000.50, "unit": "USD", "date": "2016/2017", "flags": null,
				 "sources": [{"key": "AG17", "locator": "p. 4"}, {"key": "R18a"}, "doc"], "keys": ["a", "b"],
				 "amount": {"value": -1E+2}}""");
		assertThat(object.row()).isZero();
		assertThat(object.key("key")).isEqualTo("a-1");
		assertThat(object.number("value")).isEqualTo(new BigDecimal("18500000000.50"));
		assertThat(object.unit("unit")).isEqualTo("USD");
		assertThat(object.date("date")).isEqualTo(EdtfDate.of("2016/2017"));
		assertThat(object.flags("flags")).isEmpty();
		assertThat(object.citations("sources")).containsExactly(new Citation("AG17", "p. 4"),
				new Citation("R18a", null), new Citation("doc", null));
		assertThat(object.keys("keys")).containsExactly("a", "b");
		FieldReader amount = Objects.requireNonNull(object.object("amount", Set.of("value")));
		assertThat(amount.number("value")).isEqualTo(new BigDecimal("-100"));
		assertThat(object.object("absent", Set.of())).isNull();
		assertThat(object.isRefused()).isFalse();
		assertThat(Told.by(this.faults)).isEmpty();
	}

	@Test
	void membersOfAnotherSortAreToldByPointer() {
		FieldReader object = object("""
				{"key": 5, "title": ["x"], "value": "1", "date": {"y": 1}, "sources": "AG17", "keys": {"a": 1},
				 "amount": [1], "flags": true, "unit": false}""");
		object.key("key");
		object.required("title", 10);
		object.number("value");
		object.date("date");
		object.citations("sources");
		object.keys("keys");
		object.object("amount", Set.of("value"));
		object.flags("flags");
		object.unit("unit");
		assertThat(Told.by(this.faults)).containsExactly("/key | 5 | a text in quotes",
				"/title | [\"x\"] | a text in quotes", "/value | 1 | a JSON number",
				"/date | {\"y\":1} | a text in quotes", "/sources | AG17 | a list", "/keys | {\"a\":1} | a list",
				"/amount | [1] | an object", "/flags | true | a list", "/unit | false | a text in quotes");
	}

	@Test
	void whatIsWrongWithAPartIsWrongWithTheFieldThatItIs() {
		FieldReader object = object("""
				{"amount": {"value": "1"}, "sources": [{"key": "a b"}], "flags": [{"code": "x"}]}""");
		Objects.requireNonNull(object.object("amount", Set.of("value"))).number("value");
		object.citations("sources");
		object.flags("flags");
		assertThat(Stream.of("amount", "sources", "flags").filter(object::isRefused)).containsExactly("amount",
				"sources");
	}

	@Test
	void faultsOfItemsAreToldWhereTheyStand() {
		FieldReader object = object("""
				{"sources": [{"key": "a b"}, 5, {"locator": "x; y"}, "§", {"key": "A", "page": 4}, "\\u0000"],
				 "flags": [{"code": "Plan"}, "plan", {"code": "x", "note": " y"}], "keys": ["a", "B", 1, "", "a"]}""");
		object.citations("sources");
		object.flags("flags");
		object.keys("keys");
		assertThat(object.isRefused("sources")).isTrue();
		assertThat(object.isRefused("title")).isFalse();
		assertThat(Told.by(this.faults)).containsExactly("/sources/0/key | a b | the key of a source, such as AG17",
				"/sources/1 | 5 | the key of a source, or an object with it", "/sources/2/key | null | it is required",
				"/sources/2/locator | x; y | text without space around it and without ';', which divides lists in tables",
				"/sources/3 | § | keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell",
				"/sources/4/page | null | there is no such member",
				"/sources/5 | \"\\u0000\" | the key of a source, or an object with it", "/flags/1 | null | an object",
				"/flags/0/code | Plan | a key of 1 to 64 characters a-z, 0-9 and -",
				"/flags/2/note |  y | text without space around it and without '|', which divides lists in tables",
				"/keys/1 | B | a key of 1 to 64 characters a-z, 0-9 and -", "/keys/2 | 1 | a text in quotes",
				"/keys/3 |  | a key of 1 to 64 characters a-z, 0-9 and -", "/keys | null | each key once");
		assertThat(object.isRefused("sources")).isTrue();
	}

	/** 200 keys of 39 characters and a semicolon each are 8000. */
	@Test
	void listThatNoCellCouldHoldIsAFault() {
		for (int keys : List.of(200, 201)) {
			object(IntStream.range(0, keys)
				.mapToObj("\"%039d\""::formatted)
				.collect(Collectors.joining(",", "{\"keys\": [", "]}"))).cellOfKeys("keys");
		}
		object(IntStream.range(0, 1000)
			.mapToObj((i) -> "{\"code\": \"%05d\"}".formatted(i))
			.collect(Collectors.joining(",", "{\"flags\": [", "]}"))).flags("flags");
		object(IntStream.range(0, 700)
			.mapToObj((i) -> "{\"code\": \"a\", \"note\": \"%06d\"}".formatted(i))
			.collect(Collectors.joining(",", "{\"flags\": [", "]}"))).flags("flags");
		assertThat(Told.by(this.faults)).containsExactly("/keys | null | a list of at most 8000 characters in all",
				"/flags | null | a list of at most 8000 characters in all");
	}

	@Test
	void membersThatNobodyKnowsAreFaults() {
		object("{\"a/b\": 1, \"c~d\": {}, \"\": 2, \"title\": \"T\"}").required("title", 10);
		assertThat(Told.by(this.faults)).containsExactly("/ | null | there is no such member",
				"/a~1b | null | there is no such member", "/c~0d | null | there is no such member");
	}

	@Test
	void partOfAWholeThatIsRefusedRefusesTheWhole() {
		FieldReader object = object("{\"amount\": {\"value\": \"x\"}, \"title\": \"T\"}");
		FieldReader amount = Objects.requireNonNull(object.object("amount", Set.of("value")));
		assertThat(object.isRefused()).isFalse();
		amount.number("value");
		assertThat(object.isRefused()).isTrue();
		assertThat(object.isRefused("title")).isFalse();
		assertThat(Told.by(this.faults)).containsExactly("/amount/value | x | a JSON number");
	}

	@Test
	void placesOfKeysAreThoseOfTheDocument() {
		FieldReader object = object("{\"sources\": [\"A\", {\"key\": \"B\"}]}");
		assertThat(List.of(object.place("sources", 0), object.place("sources", 1), object.place("csl", "a/b")))
			.containsExactly("sources/0", "sources/1/key", "csl/a~1b");
	}

	@Test
	void numbersOutOfBoundsAreToldAndDoNoHarm() {
		for (String number : List.of("1e400", "-1e-400", "1e999999999", "1.5e2147483648", "9".repeat(900),
				"0." + "1".repeat(900))) {
			assertThat(object("{\"value\": %s}".formatted(number)).number("value")).isNull();
		}
		assertThat(object("{\"value\": 0e100}").number("value")).isEqualByComparingTo("0");
		assertThat(this.faults.count()).isEqualTo(6);
		assertThat(Told.by(this.faults)).first()
			.isEqualTo("/value | 1E+400 | a decimal number of up to 30 digits, and up to 30 after the point, "
					+ "without exponent or separators");
	}

	private FieldReader object(String text) {
		return FieldReader.ofObject("", JsonBody.read(text.getBytes(StandardCharsets.UTF_8)),
				Set.of("key", "title", "value", "unit", "date", "sources", "flags", "keys", "amount"), this.faults);
	}

}
