/**
 * What companies offer: products, services and platforms.
 */
@NullMarked
package io.casebook.company.offering;

import org.jspecify.annotations.NullMarked;
