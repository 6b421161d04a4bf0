package io.casebook.timeline.event;

import java.math.BigDecimal;

/**
 * How much an event was about, as its source states it.
 *
 * @param value an exact decimal
 * @param relation how the true amount relates to the value
 * @param unit a UCUM code, or ISO 4217 for money
 */
public record Amount(BigDecimal value, Relation relation, String unit) {
}
