package io.casebook.gateway.table;

/** What becomes of a cell that is not of the form that the mapping says. */
enum OddCell {

	/** It refuses the import. */
	REFUSE,

	/**
	 * It is kept as it is stated, as a flag of the company, and no value is made of it.
	 */
	FLAG,

	/** It is passed over, and counted. */
	SKIP

}
