/**
 * Who the companies are: their profiles and parts, how they are related, and the sources
 * of it all.
 */
@NullMarked
package io.casebook.company;

import org.jspecify.annotations.NullMarked;
