/**
 * The keys of partners: made, shown once, rotated, revoked, and looked up with each
 * request that brings one.
 */
@NullMarked
package io.casebook.gateway.apikey;

import org.jspecify.annotations.NullMarked;
