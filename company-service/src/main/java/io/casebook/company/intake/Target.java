package io.casebook.company.intake;

/** What a field that holds a key points to. */
public enum Target {

	/** A company. */
	COMPANY,

	/** An offering. */
	OFFERING,

	/** A company or an offering. */
	ENTITY,

	/** A source. */
	SOURCE

}
