/** The code lists of all reference data as the application holds and serves them. */
package io.sanjian.codes;
