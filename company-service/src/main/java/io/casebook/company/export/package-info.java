/**
 * What is recorded on some companies and groups, as rows of a data package.
 */
@NullMarked
package io.casebook.company.export;

import org.jspecify.annotations.NullMarked;
