package io.casebook.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs a real browser, Chromium with its driver, and takes it as a
 * {@link Browser} in its constructor. Where there is none it is skipped, and says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith({ BrowserCondition.class, SharedBrowser.class })
@interface InBrowser {

}
