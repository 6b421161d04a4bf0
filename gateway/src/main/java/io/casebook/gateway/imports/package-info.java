/**
 * The one way by which rows enter: all services check their shares, then all take them.
 */
@NullMarked
package io.casebook.gateway.imports;

import org.jspecify.annotations.NullMarked;
