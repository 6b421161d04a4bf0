/**
 * What the OpenAPI document says beyond what the controllers say themselves.
 */
@NullMarked
package io.casebook.timeline.contract;

import org.jspecify.annotations.NullMarked;
