package io.casebook.timeline.export;

import io.casebook.intake.PackageRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ContentTooLargeException;

@RestController
class ExportController {

	/** A request names all sources that others cite, which may be many. */
	private static final int LARGEST = 16 * 1024 * 1024;

	private final EventExport export;

	ExportController(EventExport export) {
		this.export = export;
	}

	@Operation(operationId = "exportPackage",
			summary = "Give the events of companies as rows of a data package, which the import door takes again",
			description = "For the gateway only. With history, past versions follow as rows of events-history.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = ExportRequest.class))))
	@PostMapping(path = "/internal/export", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<PackageRow> rows(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), LARGEST)
			.onErrorMap(DataBufferLimitException.class, ContentTooLargeException::new)
			.map(ExportController::bytes)
			.switchIfEmpty(Mono.fromSupplier(() -> new byte[0]))
			.map(ExportRequest::read)
			.flatMapMany(this.export::rows);
	}

	private static byte[] bytes(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

}
