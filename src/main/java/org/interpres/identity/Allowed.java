package org.interpres.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles of which an actor needs one to call a controller's method, or any method of the class;
 * the method's own counts before the class's. Others are answered 403 {@code role-required}, and
 * the attempt is audited.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
  Role[] value();
}
