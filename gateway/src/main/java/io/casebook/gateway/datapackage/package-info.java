/**
 * Frictionless data packages, read from zips and folders and written as zips.
 */
@NullMarked
package io.casebook.gateway.datapackage;

import org.jspecify.annotations.NullMarked;
