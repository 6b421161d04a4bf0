/**
 * Tells that an application is about to stop before it takes no more requests.
 */
@NullMarked
package io.casebook.shutdown;

import org.jspecify.annotations.NullMarked;
