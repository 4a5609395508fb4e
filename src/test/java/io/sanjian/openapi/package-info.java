/** The API as its own description tells of it: the list from which tests of every operation are made. */
package io.sanjian.openapi;
