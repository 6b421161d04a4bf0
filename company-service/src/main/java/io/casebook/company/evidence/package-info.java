/**
 * What a statement rests on, and what is doubtful about it.
 */
@NullMarked
package io.casebook.company.evidence;

import org.jspecify.annotations.NullMarked;
