/**
 * All that is held on a person: export of it, and how long it is kept.
 *
 * <p>Reactive. Blocking: background ({@link Retention}, {@link RetentionRules}).
 */
package io.sanjian.personaldata;
