/**
 * What is recorded about companies, as rows of data packages: they come back in as they
 * went out.
 */
@NullMarked
package io.casebook.metrics.export;

import org.jspecify.annotations.NullMarked;
