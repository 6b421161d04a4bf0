/**
 * The one namespace of keys that companies and offerings share.
 */
@NullMarked
package io.casebook.company.key;

import org.jspecify.annotations.NullMarked;
