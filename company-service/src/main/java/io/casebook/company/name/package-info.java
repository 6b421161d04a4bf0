/**
 * The names of companies and offerings, in their languages and times.
 */
@NullMarked
package io.casebook.company.name;

import org.jspecify.annotations.NullMarked;
