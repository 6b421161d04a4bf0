/**
 * The API reference: what all services and the gateway offer, as one document.
 */
@NullMarked
package io.casebook.gateway.reference;

import org.jspecify.annotations.NullMarked;
