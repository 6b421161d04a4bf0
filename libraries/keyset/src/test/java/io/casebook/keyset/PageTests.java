package io.casebook.keyset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageTests {

	private static final List<Integer> LIST = IntStream.range(0, 7).boxed().toList();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 6, 7, 8 })
	void pagesFollowedToTheEndAreTheWholeList(int limit) {
		List<Integer> walked = new ArrayList<>();
		String cursor = null;
		do {
			Page<Integer> page = page(new PageRequest(cursor, Integer.toString(limit)));
			assertThat(page.items()).hasSizeBetween(1, limit);
			walked.addAll(page.items());
			cursor = page.next();
		}
		while (cursor != null);
		assertThat(walked).isEqualTo(LIST);
	}

	@Test
	void listMayHaveBoundsOfItsOwn() {
		Page<Integer> page = Page.of(LIST, 6, (row) -> new Object[] { row });
		assertThat(page.items()).isEqualTo(LIST.subList(0, 6));
		assertThat(page.next()).isEqualTo(Cursor.encode(5));
		assertThat(Page.of(LIST, 7, (row) -> new Object[] { row }).next()).isNull();
	}

	@Test
	void limitIsFiftyUnlessToldOtherwise() {
		assertThat(new PageRequest(null, null).rows()).isEqualTo(51);
		assertThat(new PageRequest(null, "200").rows()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "201", "ten", "", "1.5", "99999999999" })
	void limitOutsideOfItsRangeIsRefused(String limit) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> new PageRequest(null, limit).size())
			.satisfies((problem) -> {
				assertThat(problem.getBody().getType()).hasToString("/problems/invalid-parameter");
				assertThat(problem.getBody().getDetail())
					.isEqualTo("The parameter 'limit' has an invalid value: a whole number from 1 to 200");
			});
	}

	private static Page<Integer> page(PageRequest request) {
		@Nullable Cursor after = request.after();
		int from = (after != null) ? Integer.parseInt(after.keys(1).getFirst()) + 1 : 0;
		List<Integer> rows = LIST.subList(from, Math.min(LIST.size(), from + request.rows()));
		return Page.of(rows, request, (row) -> new Object[] { row });
	}

}
