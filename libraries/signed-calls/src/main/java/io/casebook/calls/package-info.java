/**
 * Trust inside: the gateway signs each call with its private key, and services take
 * nothing that is not signed for them.
 */
@NullMarked
package io.casebook.calls;

import org.jspecify.annotations.NullMarked;
