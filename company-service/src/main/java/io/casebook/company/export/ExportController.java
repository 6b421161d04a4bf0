package io.casebook.company.export;

import io.casebook.company.body.LongBody;
import io.casebook.intake.PackageRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class ExportController {

	private final Export export;

	ExportController(Export export) {
		this.export = export;
	}

	@Operation(operationId = "exportCompanyPackage",
			summary = "Rows of a data package on some companies and groups, which the import door takes again",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = ExportRequest.class))))
	@PostMapping(path = "/internal/export", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<PackageRow> rows(ServerHttpRequest request) {
		return LongBody.read(request).map(ExportRequest::read).flatMapMany(this.export::rows);
	}

}
