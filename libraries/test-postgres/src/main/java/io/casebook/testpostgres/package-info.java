/**
 * A real PostgreSQL for tests, with Casebook's database roles.
 */
@NullMarked
package io.casebook.testpostgres;

import org.jspecify.annotations.NullMarked;
