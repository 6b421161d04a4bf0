package io.casebook.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one browser of the whole run, which takes longer to start than a test
 * takes: on a desktop, with an empty page and nothing said yet.
 */
class SharedBrowser implements ParameterResolver {

	private static final Namespace OWN = Namespace.create(SharedBrowser.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(OWN)
			.computeIfAbsent(Browser.class, (type) -> Browser.start(), Browser.class)
			.afresh();
	}

}
