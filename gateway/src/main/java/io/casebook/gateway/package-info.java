/**
 * The only door: routes to the services, and views that need more than one of them.
 */
@NullMarked
package io.casebook.gateway;

import org.jspecify.annotations.NullMarked;
