/**
 * Requests that go to one service: keys are resolved and checked, outages are named.
 */
@NullMarked
package io.casebook.gateway.route;

import org.jspecify.annotations.NullMarked;
