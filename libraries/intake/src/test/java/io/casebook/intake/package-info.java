/**
 * What is common to all writes, tried on texts, and over HTTP on an application with a
 * real database made for it.
 */
@NullMarked
package io.casebook.intake;

import org.jspecify.annotations.NullMarked;
