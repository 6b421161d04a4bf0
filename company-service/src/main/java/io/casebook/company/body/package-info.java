/**
 * Bodies of requests that are longer than documents are.
 */
@NullMarked
package io.casebook.company.body;

import org.jspecify.annotations.NullMarked;
