/**
 * The timeline service: what happened to companies, when, and by which source.
 */
@NullMarked
package io.casebook.timeline;

import org.jspecify.annotations.NullMarked;
