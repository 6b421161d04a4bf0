/**
 * The changes of all services: told to clients as one feed, and to what the gateway
 * keeps.
 */
@NullMarked
package io.casebook.gateway.change;

import org.jspecify.annotations.NullMarked;
