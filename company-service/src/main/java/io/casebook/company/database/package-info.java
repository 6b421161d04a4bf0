/**
 * How statements are run: within a deadline, and with JSON as their result.
 */
@NullMarked
package io.casebook.company.database;

import org.jspecify.annotations.NullMarked;
