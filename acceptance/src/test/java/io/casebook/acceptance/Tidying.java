package io.casebook.acceptance;

import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Retires what the tests of a class made, so that the platform holds what it held before.
 */
class Tidying implements BeforeAllCallback, AfterAllCallback {

	private static final Namespace NAMESPACE = Namespace.create(Tidying.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getStore(NAMESPACE).put(Inventory.class, Inventory.now());
	}

	@Override
	public void afterAll(ExtensionContext context) {
		Objects.requireNonNull(context.getStore(NAMESPACE).get(Inventory.class, Inventory.class)).restore();
	}

}
