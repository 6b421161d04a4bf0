/**
 * What a company is, independent of any period.
 */
@NullMarked
package io.casebook.company.profile;

import org.jspecify.annotations.NullMarked;
