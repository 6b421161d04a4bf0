/**
 * What a statement rests on, and what is doubtful about it.
 */
@NullMarked
package io.casebook.gateway.evidence;

import org.jspecify.annotations.NullMarked;
