/**
 * Views as clients receive them: sections, selected fields, entity tags.
 */
@NullMarked
package io.casebook.gateway.view;

import org.jspecify.annotations.NullMarked;
