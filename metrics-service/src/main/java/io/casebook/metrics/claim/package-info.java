/**
 * What a claim is, which of several fills a cell, and whether they agree; plain
 * computation.
 */
@NullMarked
package io.casebook.metrics.claim;

import org.jspecify.annotations.NullMarked;
