package io.casebook.csv;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormulaGuardTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			=1+1,       '=1+1
			+cmd,       '+cmd
			-cmd,       '-cmd
			@SUM(A1),   '@SUM(A1)
			'=1+1,      ''=1+1
			\uFF1D1,    '\uFF1D1
			--5,        '--5
			-,          '-
			-5,         -5
			-5.25,      -5.25
			'quoted',   'quoted'
			Acme,       Acme
			""")
	void textThatBeginsLikeAFormulaIsGuarded(String text, String cell) {
		assertThat(FormulaGuard.on(text)).isEqualTo(cell);
		assertThat(FormulaGuard.off(cell)).isEqualTo(text);
	}

	@Test
	void anyTextComesBackAsItWas() {
		Random random = new Random(7);
		String letters = "'=+-@\t5.a,\"\n";
		for (int round = 0; round < 20_000; round++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(6); length > 0; length--) {
				text.append(letters.charAt(random.nextInt(letters.length())));
			}
			assertThat(FormulaGuard.off(FormulaGuard.on(text.toString()))).isEqualTo(text.toString());
		}
	}

	@Test
	void rowsAreWrittenUnderTheGuard() {
		assertThat(CsvText.row(List.of("acme", "=1+1", "a, \"b\"", "-5")))
			.isEqualTo("acme,'=1+1,\"a, \"\"b\"\"\",-5\n");
	}

}
