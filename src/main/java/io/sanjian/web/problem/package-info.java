/** RFC 9457 problem documents: the one form in which the API says what was wrong. */
package io.sanjian.web.problem;
