/** What reading workbooks needs to run in a native image; unused on a JVM. */
package io.sanjian.imports.nativeimage;
