/**
 * Which company a document is about: one that is known, or one to be made.
 */
@NullMarked
package io.casebook.gateway.identity;

import org.jspecify.annotations.NullMarked;
