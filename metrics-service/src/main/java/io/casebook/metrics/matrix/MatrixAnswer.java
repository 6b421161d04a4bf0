package io.casebook.metrics.matrix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
	Flux<byte[]> write(Matrix matrix) {
		return write(matrix.head(), matrix::cells);
	}

	/** The same of cells that are not compared with each other. */
	Flux<byte[]> writeApart(Matrix matrix) {
		return write(matrix.head(), matrix::cellsApart);
	}

	private Flux<byte[]> write(Matrix.Head begin, Supplier<Stream<? extends Cell>> all) {
		String head = this.json.writeValueAsString(begin);
		Flux<byte[]> cells = Flux.fromStream(all).buffer(CELLS_AT_A_TIME).index(this::piece);
		return Flux.concat(Flux.just(bytes(head.substring(0, head.length() - 1) + ",\"cells\":[")), cells,
				Flux.just(bytes("]}")));
	}

	/** A part of a longer list: a list without its ends, after a comma if not first. */
	private byte[] piece(long place, List<? extends Cell> cells) {
		byte[] list = this.json.writeValueAsBytes(cells);
		list[0] = ',';
		return Arrays.copyOfRange(list, (place == 0) ? 1 : 0, list.length - 1);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** The shape of the answer, for the API's description. */
	@Schema(name = "Matrix")
	record Whole(EdtfDate asOf, List<String> companies, List<Index> indices, List<Cell> cells) {
	}

}
