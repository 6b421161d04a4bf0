/**
 * How companies use technology.
 */
@NullMarked
package io.casebook.company.capability;

import org.jspecify.annotations.NullMarked;
