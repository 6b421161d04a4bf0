/**
 * What pages of other origins may do in browsers.
 */
@NullMarked
package io.casebook.gateway.cors;

import org.jspecify.annotations.NullMarked;
