/**
 * What the gateway asks of the company service.
 */
@NullMarked
package io.casebook.gateway.company;

import org.jspecify.annotations.NullMarked;
