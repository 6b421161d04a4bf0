package io.casebook.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Runs each write in one transaction and, when it has an {@code Idempotency-Key}, only
 * once: the answer is kept in the write's own transaction and given again to who repeats
 * the request.
 */
public final class IdempotentWrites {

	/** The name of the header. */
	public static final String HEADER = "Idempotency-Key";

	/** Says that an answer is one that was given before. */
	public static final String REPLAYED = "Idempotency-Replayed";

	/** How long who repeats a package may be silent between its rows. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	private static final Pattern KEY = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

	private final WriteTurns turns = new WriteTurns();

	private final KeptAnswers answers;

	private final TransactionalOperator transaction;

	private final JsonMapper json;

	IdempotentWrites(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
		this.answers = new KeptAnswers(database);
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * The answer of the write, or the one that it gave before. A few writes are worked on
	 * at a time.
	 * @param body the request's body, part of what makes it the same request
	 * @throws ApiProblem 409 while the first request with the key is being worked on, 422
	 * when the key was used for another request, 400 for a key that cannot be one, 503
	 * when too many others come first
	 */
	public Mono<ResponseEntity<byte[]>> once(Caller caller, ServerHttpRequest request, byte[] body,
			Supplier<? extends Mono<? extends ResponseEntity<?>>> write) {
		return this.turns.take(atOnce(caller, request, body, write));
	}

	/** The answer that the same request got before, if there is one. */
	public Mono<ResponseEntity<byte[]>> earlier(Caller caller, ServerHttpRequest request, byte[] body) {
		return atOnce(caller, request, body, Mono::empty);
	}

	private Mono<ResponseEntity<byte[]>> atOnce(Caller caller, ServerHttpRequest request, byte[] body,
			Supplier<? extends Mono<? extends ResponseEntity<?>>> write) {
		String key = request.getHeaders().getFirst(HEADER);
		if (key == null) {
			return Mono.defer(write).map(this::rendered).as(this.transaction::transactional);
		}
		if (!KEY.matcher(key).matches()) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The header Idempotency-Key is not of 1 to 200 printable characters");
		}
		String fingerprint = fingerprint(request, body);
		Mono<ResponseEntity<byte[]>> first = Mono.defer(write)
			.map(this::rendered)
			.delayUntil((answer) -> this.answers.keep(caller, key, fingerprint, answer));
		return this.answers.claim(caller, key)
			.then(this.answers.find(caller, key, fingerprint))
			.switchIfEmpty(first)
			.as(this.transaction::transactional);
	}

	/**
	 * The report of an import, or the one that it gave before. Rows flow and are not
	 * held, so the key and the query stand for them; those that come again are read to
	 * their end, unseen, as who sends them listens only then. It takes as long as they
	 * do, so other writes do not wait for it.
	 * @param rows what the import reads
	 */
	public Mono<ImportReport> importOnce(Caller caller, ServerHttpRequest request, Flux<?> rows,
			Supplier<Mono<ImportReport>> write) {
		byte[] query = String.valueOf(request.getURI().getRawQuery()).getBytes(StandardCharsets.UTF_8);
		return atOnce(caller, request, query, () -> write.get().map(ResponseEntity::ok))
			.delayUntil((answer) -> answer.getHeaders().containsHeader(REPLAYED)
					? rows.timeout(SILENCE).then().onErrorComplete() : Mono.empty())
			.map((answer) -> this.json.readValue(Objects.requireNonNull(answer.getBody()), ImportReport.class));
	}

	private ResponseEntity<byte[]> rendered(ResponseEntity<?> answer) {
		Object body = answer.getBody();
		ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.getStatusCode())
			.headers(answer.getHeaders());
		if (body == null) {
			return response.build();
		}
		return response.contentType(MediaType.APPLICATION_JSON).body(this.json.writeValueAsBytes(body));
	}

	private static String fingerprint(ServerHttpRequest request, byte[] body) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			String line = request.getMethod() + " " + request.getURI().getRawPath() + "\n";
			digest.update(line.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
