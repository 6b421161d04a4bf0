/**
 * The data set that a new installation starts with, loaded once through the services'
 * import doors.
 */
@NullMarked
package io.casebook.gateway.dataset;

import org.jspecify.annotations.NullMarked;
