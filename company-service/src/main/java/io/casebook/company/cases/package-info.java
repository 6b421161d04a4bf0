/**
 * Several companies at once, as the comparison needs them.
 */
@NullMarked
package io.casebook.company.cases;

import org.jspecify.annotations.NullMarked;
