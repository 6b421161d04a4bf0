package io.casebook.gateway.metrics;

import java.time.Instant;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.service.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which matrix is asked for.
 *
 * @param indexSet the key of an index set
 * @param indices the keys of indices, in place of an index set
 * @param asOf counts what was public by then
 * @param recordedAsOf counts what Casebook had been told by then; absent: all
 */
public record MatrixRequest(List<String> companies, @Nullable String indexSet, List<String> indices, EdtfDate asOf,
		@Nullable Instant recordedAsOf) {

	/** One request has no more companies than this. */
	static final int MOST_COMPANIES = 50;

	/** The same of some companies. */
	ServiceRequest toService(List<String> some) {
		return ServiceRequest.path("/internal/matrix")
			.with("companies", some)
			.with("indexSet", this.indexSet)
			.with("indices", this.indices)
			.with("asOf", this.asOf)
			.with("recordedAsOf", this.recordedAsOf);
	}

}
