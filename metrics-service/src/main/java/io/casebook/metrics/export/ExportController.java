package io.casebook.metrics.export;

import io.casebook.intake.PackageRow;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
@RequestMapping(path = "/internal/export", consumes = MediaType.APPLICATION_JSON_VALUE)
class ExportController {

	private final PackageExport packages;

	ExportController(PackageExport packages) {
		this.packages = packages;
	}

	@PostMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<PackageRow> rows(@RequestBody byte[] body) {
		return this.packages.rows(ExportRequest.read(body));
	}

	@PostMapping(path = "/observations", produces = "text/csv")
	Flux<String> observations(@RequestBody byte[] body) {
		return this.packages.table(ExportRequest.read(body));
	}

}
