/**
 * The door for data packages: all of a package's rows or none, and nothing twice.
 */
@NullMarked
package io.casebook.metrics.intake;

import org.jspecify.annotations.NullMarked;
