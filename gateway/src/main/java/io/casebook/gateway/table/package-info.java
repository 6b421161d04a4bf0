/**
 * Tables of others, read into companies and figures as a mapping says.
 */
@NullMarked
package io.casebook.gateway.table;

import org.jspecify.annotations.NullMarked;
