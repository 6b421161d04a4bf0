package io.casebook.gateway.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class ObservationTableTests {

	@Test
	void eachRowIsAtTheLineOfItsNumber() {
		String table = String.join("", parts(2, 3, 5, 1_000_000, 1_000_001));
		String[] lines = table.split("\r?\n", -1);
		assertThat(lines).hasSize(1_000_002);
		for (int line : List.of(2, 3, 5, 1_000_000, 1_000_001)) {
			assertThat(lines[line - 1]).as("line %d", line).contains("company-" + line);
		}
		assertThat(lines[3]).isEmpty();
		assertThat(lines[999_998]).isEmpty();
	}

	@Test
	void manyRowsWithoutFiguresAreNotHeldAtOnce() {
		assertThat(parts(2, 20_000_000)).allSatisfy((part) -> assertThat(part.length()).isLessThan(1 << 16));
	}

	private static List<String> parts(long... rows) {
		return ObservationTable
			.of(Flux.fromStream(Arrays.stream(rows)
				.mapToObj((row) -> new PackageRow("observations", row, Map.of("company", "company-" + row)))))
			.map((part) -> part.toString(StandardCharsets.UTF_8))
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

}
