package io.casebook.gateway.apikey;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.casebook.gateway.access.Subject;
import io.casebook.gateway.database.OwnSchema;
import io.casebook.intake.Caller;
import io.casebook.intake.EntityTags;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.JsonBody;
import io.casebook.intake.Precondition;
import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@Tag(name = "api-keys")
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {

	private final ApiKeyRepository keys;

	private final IdempotentWrites writes;

	private final JsonMapper json;

	private final Clock clock;

	ApiKeyController(ApiKeyRepository keys, IdempotentWrites writes, JsonMapper json, Clock clock) {
		this.keys = keys;
		this.writes = writes;
		this.json = json;
		this.clock = clock;
	}

	@Operation(operationId = "listApiKeys", summary = "All keys, without their secrets, by identifier")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<ApiKey>> list(@ParameterObject PageRequest page) {
		Cursor after = page.after();
		return this.keys.find((after != null) ? after.keys(1).getFirst() : "", page.rows())
			.collectList()
			.map((found) -> Page.of(found, page, (key) -> new Object[] { key.id() }));
	}

	@Operation(operationId = "getApiKey", summary = "A key, without its secret")
	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<ApiKey>> get(@Parameter(description = "Identifier of the key") @PathVariable String id) {
		requireId(id);
		return this.keys.find(id).map((key) -> ResponseEntity.ok().eTag(EntityTags.of(key.revision())).body(key));
	}

	@Operation(operationId = "createApiKey", summary = "Make a key",
			description = "The answer has the key itself, which is shown this once. A repeated request with the same "
					+ "Idempotency-Key makes no second key and shows none.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = KeyRequest.class))),
			responses = @ApiResponse(responseCode = "201",
					content = @Content(schema = @Schema(implementation = IssuedKey.class))))
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> create(@RequestBody byte[] body,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		KeyRequest said = KeyRequest.read(JsonBody.read(body), this.clock.instant());
		KeyText key = KeyText.create();
		return issue(exchange, body, key, () -> this.keys.add(key, said, Subject.of(exchange)));
	}

	@Operation(operationId = "rotateApiKey", summary = "Give a key a new secret",
			description = "Those before it work beside it for the overlap, a day if none is said, but none for longer than it "
					+ "was to. The answer has the new key, which is shown this once.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = Rotation.class))),
			responses = @ApiResponse(responseCode = "201",
					content = @Content(schema = @Schema(implementation = IssuedKey.class))))
	@PostMapping("/{id}/rotate")
	Mono<ResponseEntity<byte[]>> rotate(@Parameter(description = "Identifier of the key") @PathVariable String id,
			@RequestBody(required = false) byte[] body, @Parameter(hidden = true) ServerWebExchange exchange) {
		requireId(id);
		byte[] given = (body != null) ? body : new byte[0];
		Rotation rotation = Rotation.read(given);
		KeyText key = KeyText.createFor(id);
		return issue(exchange, given, key, () -> this.keys.rotate(key, rotation.overlap()));
	}

	@Operation(operationId = "revokeApiKey", summary = "Take a key back; the next request with it is refused",
			responses = @ApiResponse(responseCode = "204"))
	@DeleteMapping("/{id}")
	Mono<ResponseEntity<byte[]>> revoke(@Parameter(description = "Identifier of the key") @PathVariable String id,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		requireId(id);
		String subject = Subject.of(exchange);
		Precondition precondition = Precondition.of(exchange.getRequest().getHeaders());
		return this.writes
			.once(Caller.of(subject), exchange.getRequest(), new byte[0],
					() -> this.keys.revoke(id, precondition, subject).thenReturn(ResponseEntity.noContent().build()))
			.timeout(OwnSchema.DEADLINE);
	}

	/** What no key is named is not looked up: the database takes no U+0000. */
	private static void requireId(String id) {
		if (!KeyText.isId(id)) {
			throw ApiKeyRepository.unknown(id);
		}
	}

	/**
	 * The secret is put into the answer after the answer was kept for repeated requests:
	 * it is kept nowhere.
	 */
	private Mono<ResponseEntity<byte[]>> issue(ServerWebExchange exchange, byte[] body, KeyText key,
			Supplier<Mono<ApiKey>> change) {
		AtomicReference<ApiKey> made = new AtomicReference<>();
		return this.writes
			.once(Caller.of(Subject.of(exchange)), exchange.getRequest(), body,
					() -> change.get()
						.doOnNext(made::set)
						.map((about) -> ResponseEntity.created(URI.create("/api/v1/api-keys/" + about.id()))
							.eTag(EntityTags.of(about.revision()))
							.body(about)))
			.timeout(OwnSchema.DEADLINE)
			.map((answer) -> {
				ApiKey about = made.get();
				return (about != null) ? ResponseEntity.status(answer.getStatusCode())
					.headers(answer.getHeaders())
					.cacheControl(CacheControl.noStore())
					.body(this.json.writeValueAsBytes(new IssuedKey(about, key.reveal()))) : answer;
			});
	}

}
