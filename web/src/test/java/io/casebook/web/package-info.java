/**
 * Proof of how the files of the page hang together.
 */
@NullMarked
package io.casebook.web;

import org.jspecify.annotations.NullMarked;
