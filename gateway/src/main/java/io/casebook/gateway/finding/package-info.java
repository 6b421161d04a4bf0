/**
 * Cross-checks of what the services state together.
 */
@NullMarked
package io.casebook.gateway.finding;

import org.jspecify.annotations.NullMarked;
