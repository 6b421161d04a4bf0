/**
 * The bibliographic references that statements cite.
 */
@NullMarked
package io.casebook.company.source;

import org.jspecify.annotations.NullMarked;
