/**
 * Everything on one company.
 */
@NullMarked
package io.casebook.gateway.dossier;

import org.jspecify.annotations.NullMarked;
