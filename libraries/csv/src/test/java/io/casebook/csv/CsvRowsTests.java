package io.casebook.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CsvRowsTests {

	private static final Set<String> COLUMNS = Set.of("key", "name");

	@Test
	void rowsAreReadWithTheirNumbers() {
		assertThat(read("key,name\na,Acme\n\nb,\"Big, \"\"B\"\"\nLtd\"\n")).containsExactly("2{key=a, name=Acme}",
				"4{key=b, name=Big, \"B\"\nLtd}");
	}

	@Test
	void emptyCellsSayNothing() {
		assertThat(read("key,name\na,\n")).containsExactly("2{key=a}");
	}

	@Test
	void byteOrderMarkIsNoPartOfTheFirstName() {
		assertThat(read("\uFEFFkey,name\na,Acme\n")).containsExactly("2{key=a, name=Acme}");
	}

	@Test
	void guardIsTakenOff() {
		assertThat(read("key,name\na,'=1+1\nb,'quoted'\n")).containsExactly("2{key=a, name==1+1}",
				"3{key=b, name='quoted'}");
	}

	@Test
	void unknownRepeatedAndNamelessColumnsAreRefusedTogether() {
		assertThat(errors(refusal("key,key,,colour\n"))).containsExactlyInAnyOrder("1 key each column once",
				"1 null a name for each column", "1 colour one of the columns key, name");
	}

	@Test
	void emptyTableIsRefused() {
		assertThat(errors(refusal(""))).containsExactly("1 null a header: the table is empty");
	}

	@Test
	void rowWithAnotherNumberOfCellsIsRefused() {
		assertThat(errors(refusal("key,name\na,Acme\nb\n")))
			.containsExactly("3 null 2 cells, as the header has; there are 1");
		assertThat(errors(refusal("key,name\na,Acme,more\n")))
			.containsExactly("2 null 2 cells, as the header has; there are 3");
	}

	@Test
	void rowsWithAnotherNumberOfCellsAreToldOfAndLeftOutWhereThatIsWanted() {
		List<String> faults = new ArrayList<>();
		try (CsvRows rows = CsvRows.open(stream("key,name\na,Acme,more\nb,Bolt\nc\n\nd,Dove\ne\n"), "things", COLUMNS,
				(fault) -> faults.add(fault.resource() + " " + fault.row() + " " + fault.detail()))) {
			assertThat(rows).toIterable().extracting(CsvRow::number).containsExactly(3L, 6L);
		}
		assertThat(faults).containsExactly("things 2 2 cells, as the header has; there are 3",
				"things 4 2 cells, as the header has; there are 1", "things 7 2 cells, as the header has; there are 1");
	}

	@Test
	void openQuoteIsRefused() {
		assertThat(refusal("key,name\na,Acme\nb,\"open\n").getStatusCode().value()).isEqualTo(400);
	}

	@Test
	void textThatIsNotUtf8IsRefused() {
		byte[] latin = "key,name\na,Acme\nb,Caf\u00e9\nc,Big\n".getBytes(StandardCharsets.ISO_8859_1);
		ApiProblem problem = refusal(new ByteArrayInputStream(latin));
		assertThat(problem.getStatusCode().value()).isEqualTo(400);
		assertThat(errors(problem)).containsExactly("3 null text in UTF-8");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 9_000, 70_000 })
	void textOfAnyLengthIsReadAsItIsUpToTheFirstBadByte(int rows) {
		StringBuilder table = new StringBuilder("key,name\n");
		for (int row = 0; row < rows; row++) {
			table.append("k").append(row).append(",\u9646\u91d1\u6240\uD83D\uDE00\n");
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(table.toString().getBytes(StandardCharsets.UTF_8));
		assertThat(read(new ByteArrayInputStream(bytes.toByteArray()))).hasSize(rows);
		bytes.writeBytes(new byte[] { 'x', ',', (byte) 0xE9 });
		assertThat(errors(refusal(new ByteArrayInputStream(bytes.toByteArray()))))
			.containsExactly((rows + 2) + " null text in UTF-8");
	}

	@Test
	void endlessRowIsRefusedBeforeItIsRead() {
		InputStream endless = new InputStream() {

			private long given;

			@Override
			public int read() {
				this.given++;
				assertThat(this.given).isLessThan(4L * CsvRows.LONGEST_ROW);
				return 'x';
			}

		};
		assertThat(refusal(endless).getStatusCode().value()).isEqualTo(400);
	}

	private static List<String> read(String table) {
		return read(stream(table));
	}

	private static List<String> read(InputStream table) {
		List<String> read = new ArrayList<>();
		try (CsvRows rows = CsvRows.open(table, "things", COLUMNS)) {
			rows.forEachRemaining((row) -> read.add(row.number() + Map.copyOf(row.cells())
				.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.toList()
				.toString()
				.replace('[', '{')
				.replace(']', '}')));
		}
		return read;
	}

	private static ApiProblem refusal(String table) {
		return refusal(stream(table));
	}

	private static ApiProblem refusal(InputStream table) {
		return catchThrowableOfType(ApiProblem.class, () -> read(table));
	}

	private static List<String> errors(ApiProblem problem) {
		Object errors = Objects.requireNonNull(Objects.requireNonNull(problem.getBody().getProperties()).get("errors"));
		return ((List<?>) errors).stream()
			.map((error) -> (InvalidInput) error)
			.map((error) -> error.row() + " " + error.field() + " " + error.detail())
			.toList();
	}

	private static InputStream stream(String table) {
		return new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
	}

}
