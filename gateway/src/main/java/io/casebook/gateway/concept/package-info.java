/**
 * Which index each concept of the taxonomies of filings measures, and since when.
 */
@NullMarked
package io.casebook.gateway.concept;

import org.jspecify.annotations.NullMarked;
