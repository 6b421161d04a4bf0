package io.casebook.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs the running platform which {@code -Dcasebook.url} names. Without that
 * property it is skipped; with it and nothing there, it fails at once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PlatformCondition.class)
@interface AgainstPlatform {

	/** Whether the test kills parts of the platform and so has to be asked for. */
	boolean destructive() default false;

}
