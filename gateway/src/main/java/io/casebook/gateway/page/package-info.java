/**
 * Pages for people: the comparison page, and what each kind of problem means.
 */
@NullMarked
package io.casebook.gateway.page;

import org.jspecify.annotations.NullMarked;
