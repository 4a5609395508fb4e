/** What Quarkus needs to start fast as a native executable; unused on a JVM. */
package io.sanjian.web.openapi;
