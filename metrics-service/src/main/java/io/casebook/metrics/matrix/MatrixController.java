package io.casebook.metrics.matrix;

import java.time.Clock;
import java.util.List;

import io.casebook.intake.OneState;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.index.IndexRepository;
import io.casebook.metrics.indexset.IndexSet;
import io.casebook.metrics.indexset.IndexSetRepository;
import io.casebook.metrics.matrix.MatrixRequest.Wanted;
import io.casebook.metrics.observation.CandidateRepository;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MatrixController {

	private final CandidateRepository candidates;

	private final IndexRepository indices;

	private final IndexSetRepository sets;

	private final OneState oneState;

	private final MatrixAnswer answer;

	private final Clock clock;

	MatrixController(CandidateRepository candidates, IndexRepository indices, IndexSetRepository sets,
			OneState oneState, MatrixAnswer answer, Clock clock) {
		this.candidates = candidates;
		this.indices = indices;
		this.sets = sets;
		this.oneState = oneState;
		this.answer = answer;
		this.clock = clock;
	}

	@GetMapping(path = "/api/v1/matrix", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getMatrix", summary = "Compare companies by indices", description = """
			One cell for each company and index, company by company, in the order asked for. A cell shows one claim,
			chosen by the rule it names, or why there is none. Keys that are repeated count once.""")
	@ApiResponse(responseCode = "200", description = "The matrix",
			content = @Content(schema = @Schema(implementation = MatrixAnswer.Whole.class)))
	Flux<byte[]> matrix(MatrixRequest request) {
		return matrix(request.read(this.clock)).flatMapMany(this.answer::write);
	}

	@Tag(name = "Internal")
	@GetMapping(path = "/internal/matrix", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getRows",
			summary = "A matrix without ranks and verdicts, for those who compare other companies than they ask for")
	@ApiResponse(responseCode = "200", description = "The matrix",
			content = @Content(schema = @Schema(implementation = MatrixAnswer.Whole.class)))
	Flux<byte[]> rows(MatrixRequest request) {
		return matrix(request.read(this.clock)).flatMapMany(this.answer::writeApart);
	}

	private Mono<Matrix> matrix(Wanted wanted) {
		return this.oneState.read(indices(wanted).flatMap((found) -> matrix(wanted, found)));
	}

	private Mono<Matrix> matrix(Wanted wanted, List<Index> found) {
		Matrix matrix = new Matrix(wanted.asOf(), wanted.companies(), found);
		return this.candidates.find(wanted.companies(), found, wanted.asOf(), wanted.recordedAsOf())
			.bufferUntilChanged((candidate) -> List.of(candidate.claim().company(), candidate.claim().index()))
			.doOnNext(matrix::fill)
			.then(Mono.just(matrix));
	}

	private Mono<List<Index>> indices(Wanted wanted) {
		if (wanted.set() == null) {
			List<String> keys = (wanted.indices() != null) ? wanted.indices() : List.of();
			return this.indices.findByKeys("indices", keys, wanted.recordedAsOf());
		}
		return this.sets.findByKey("indexSet", wanted.set(), wanted.recordedAsOf())
			.map(IndexSet::indices)
			.doOnNext(MatrixController::refuseTooMany)
			.flatMap((keys) -> this.indices.findByKeys("indexSet", keys, wanted.recordedAsOf()));
	}

	private static void refuseTooMany(List<String> keys) {
		if (keys.size() > MatrixRequest.MOST_INDICES) {
			throw ApiProblem.invalidParameter("indexSet", null,
					"a set of at most %d indices; this has %d".formatted(MatrixRequest.MOST_INDICES, keys.size()));
		}
	}

}
