/**
 * Calls to services with a deadline and a circuit breaker, and what becomes of an answer
 * that cannot be had.
 */
@NullMarked
package io.casebook.gateway.service;

import org.jspecify.annotations.NullMarked;
