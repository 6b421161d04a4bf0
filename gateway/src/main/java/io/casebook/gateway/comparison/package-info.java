/**
 * Companies compared side by side: profiles, figures, timelines, sources and findings.
 */
@NullMarked
package io.casebook.gateway.comparison;

import org.jspecify.annotations.NullMarked;
