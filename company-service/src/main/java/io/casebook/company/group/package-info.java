/**
 * Named, ordered lists of companies.
 */
@NullMarked
package io.casebook.company.group;

import org.jspecify.annotations.NullMarked;
