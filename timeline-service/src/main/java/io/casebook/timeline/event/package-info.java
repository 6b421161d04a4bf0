/**
 * Events: dated facts about a company or a part of it, each with its sources.
 */
@NullMarked
package io.casebook.timeline.event;

import org.jspecify.annotations.NullMarked;
