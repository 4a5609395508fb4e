/** What Lucene needs to run in a native image; unused on a JVM. */
package io.sanjian.index.nativeimage;
