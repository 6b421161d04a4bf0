/**
 * The door for data packages: rows come in, all of them or none.
 */
@NullMarked
package io.casebook.company.intake;

import org.jspecify.annotations.NullMarked;
