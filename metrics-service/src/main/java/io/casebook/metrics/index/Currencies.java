package io.casebook.metrics.index;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies of ISO 4217, alone and with what they are paid for. */
final class Currencies {

	static final String EXPECTED = "for money, an ISO 4217 code such as USD";

	private static final int LENGTH = 3;

	private static final Set<String> CODES = Currency.getAvailableCurrencies()
		.stream()
		.map(Currency::getCurrencyCode)
		.collect(Collectors.toUnmodifiableSet());

	private Currencies() {
	}

	static String[] all() {
		return CODES.toArray(String[]::new);
	}

	static boolean has(String unit) {
		return CODES.contains(unit);
	}

	/** Whether the unit is a currency for something, such as <code>USD/{share}</code>. */
	static boolean begins(String unit) {
		return unit.length() > LENGTH + 1 && has(unit.substring(0, LENGTH)) && per(unit).startsWith("/");
	}

	/** What is paid for, such as <code>/{share}</code>. */
	static String per(String unit) {
		return unit.substring(Math.min(LENGTH, unit.length()));
	}

}
