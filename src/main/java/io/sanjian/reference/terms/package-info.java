/** The terms that every part shares: families, worker groups, pay, ages. */
package io.sanjian.reference.terms;
