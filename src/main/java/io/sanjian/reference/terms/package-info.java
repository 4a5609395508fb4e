/** The words that every part shares: families, worker groups, pay, ages; and the code lists that the API serves. */
package io.sanjian.reference.terms;
