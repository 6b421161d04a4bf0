/**
 * The gateway's own database, which jobs need and reads do not.
 */
@NullMarked
package io.casebook.gateway.database;

import org.jspecify.annotations.NullMarked;
