package io.casebook.gateway.imports;

import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;

/** A document of which is known what it has and what of that is recorded already. */
public interface Prepared {

	/** The rows of a resource, read anew each time. Reading them blocks. */
	Flux<PackageRow> rows(String resource);

	/** What people should know of it. */
	List<String> notes();

	/** Addresses of what comes of it. */
	Map<String, String> links();

}
