/**
 * How companies and offerings are related.
 */
@NullMarked
package io.casebook.company.relationship;

import org.jspecify.annotations.NullMarked;
