package io.casebook.gateway.imports;

/** Rows were made from something else than what is recorded now. */
final class Outdated extends RuntimeException {

	Outdated(String detail) {
		super(detail, null, false, false);
	}

}
