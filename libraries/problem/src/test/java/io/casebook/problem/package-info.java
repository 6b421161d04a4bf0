/**
 * Problem details, tried over HTTP on an application made for it.
 */
@NullMarked
package io.casebook.problem;

import org.jspecify.annotations.NullMarked;
