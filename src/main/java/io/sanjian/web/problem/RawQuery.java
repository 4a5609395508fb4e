package io.sanjian.web.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource that reads the query's bytes itself, because its callers write it in other charsets than UTF-8: read as UTF-8 it may hold
 * what is no text.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RawQuery {
}
