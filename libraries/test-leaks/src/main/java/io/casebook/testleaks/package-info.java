/** Fails the tests during which buffers were not given back. */
@NullMarked
package io.casebook.testleaks;

import org.jspecify.annotations.NullMarked;
