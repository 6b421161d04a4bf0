/**
 * What the OpenAPI document says beyond what the controllers say themselves.
 */
@NullMarked
package io.casebook.company.contract;

import org.jspecify.annotations.NullMarked;
