package io.casebook.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that changes the running platform, after all tests that only read it, and leaves
 * it as it was.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@AgainstPlatform
@Order(Stage.STEWARDSHIP)
@ExtendWith(Tidying.class)
@interface Stewardship {

}
