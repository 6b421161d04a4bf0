/**
 * The changes of a trial application.
 */
@NullMarked
package io.casebook.changefeed;

import org.jspecify.annotations.NullMarked;
