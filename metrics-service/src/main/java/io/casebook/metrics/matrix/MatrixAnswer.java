package io.casebook.metrics.matrix;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.index.Index;
import io.swagger.v3.oas.annotations.media.Schema;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Writes a matrix some cells at a time, so that little more of the answer is held than
 * the client takes, and not each cell is sent on its own.
 */
@Component
class MatrixAnswer {

	private static final int CELLS_AT_A_TIME = 64;

	private final JsonMapper json;

	MatrixAnswer(JsonMapper json) {
		this.json = json;
	}

	/** The JSON of {@link Whole}, in pieces. */
	Flux<String> write(Matrix matrix) {
		return write(matrix.head(), matrix::cells);
	}

	/** The same of cells that are not compared with each other. */
	Flux<String> writeApart(Matrix matrix) {
		return write(matrix.head(), matrix::cellsApart);
	}

	private Flux<String> write(Matrix.Head begin, Supplier<Stream<? extends Cell>> all) {
		String head = this.json.writeValueAsString(begin);
		Flux<String> cells = Flux.fromStream(all)
			.map(this.json::writeValueAsString)
			.buffer(CELLS_AT_A_TIME)
			.index((place, some) -> ((place == 0) ? "" : ",") + String.join(",", some));
		return Flux.concat(Flux.just(head.substring(0, head.length() - 1) + ",\"cells\":["), cells, Flux.just("]}"));
	}

	/** The shape of the answer, for the API's description. */
	@Schema(name = "Matrix")
	record Whole(EdtfDate asOf, List<String> companies, List<Index> indices, List<Cell> cells) {
	}

}
