/**
 * Closed vocabularies, as requests, rows and answers write them.
 */
@NullMarked
package io.casebook.metrics.vocabulary;

import org.jspecify.annotations.NullMarked;
