package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;

import io.casebook.gateway.parameter.Keys;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
class ExportController {

	private static final int BUFFER = 1 << 16;

	private final PackageExport export;

	private final Semaphore places;

	ExportController(PackageExport export, PackageProperties limits) {
		this.export = export;
		this.places = new Semaphore(limits.exportsAtOnce());
	}

	@Operation(operationId = "exportPackage", summary = "Export a group as a data package",
			description = "A zipped Frictionless data package with everything on the companies of the group. The same content "
					+ "is the same bytes, and importing it again changes nothing.")
	@ApiResponse(responseCode = "200", description = "The package",
			content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
	@GetMapping(path = "/api/v1/packages/{group}.zip", produces = "application/zip")
	Mono<Void> get(@Parameter(description = "Key of the group", example = "fintech-cases") @PathVariable String group,
			@Parameter(description = "Also what holds no more, in tables of its own") @RequestParam(
					defaultValue = "false") boolean history,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		if (!Keys.matches(group)) {
			throw ApiProblem.unknownKeys("group", "group", List.of(group));
		}
		if (!this.places.tryAcquire()) {
			throw busy();
		}
		return Mono
			.usingWhen(this.export.export(group, history), (file) -> send(group, file, exchange),
					ExportController::delete)
			.doFinally((signal) -> this.places.release());
	}

	private static Mono<Void> send(String group, Path file, ServerWebExchange exchange) {
		return Mono.fromCallable(() -> tag(file)).subscribeOn(Schedulers.boundedElastic()).flatMap((tag) -> {
			ServerHttpResponse response = exchange.getResponse();
			if (exchange.checkNotModified(tag)) {
				return response.setComplete();
			}
			HttpHeaders headers = response.getHeaders();
			headers.setContentType(MediaType.parseMediaType("application/zip"));
			headers.setContentLength(file.toFile().length());
			headers.setContentDisposition(ContentDisposition.attachment().filename(group + ".zip").build());
			return response.writeWith(DataBufferUtils.read(file, response.bufferFactory(), BUFFER));
		});
	}

	private static Mono<Void> delete(Path file) {
		return Mono.fromCallable(() -> Files.deleteIfExists(file)).subscribeOn(Schedulers.boundedElastic()).then();
	}

	private static String tag(Path file) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
				byte[] part = new byte[BUFFER];
				while (bytes.read(part) >= 0) {
					// the digest takes them
				}
			}
			return "\"" + HexFormat.of().formatHex(digest.digest(), 0, 16) + "\"";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ApiProblem busy() {
		ApiProblem problem = new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
				"As many packages are being made as are made at a time");
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
		return problem;
	}

}
