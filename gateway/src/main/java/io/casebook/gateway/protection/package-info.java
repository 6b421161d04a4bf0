/**
 * What the gateway does at once is bounded, so that it does well what it does.
 */
@NullMarked
package io.casebook.gateway.protection;

import org.jspecify.annotations.NullMarked;
