/**
 * One command for the whole platform: an embedded PostgreSQL, the services and the
 * gateway, each a process of its own.
 */
@NullMarked
package io.casebook.local;

import org.jspecify.annotations.NullMarked;
