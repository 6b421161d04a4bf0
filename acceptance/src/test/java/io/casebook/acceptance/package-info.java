/**
 * Tests of a running platform through the gateway, written from the contract and the
 * source document alone.
 */
@NullMarked
package io.casebook.acceptance;

import org.jspecify.annotations.NullMarked;
