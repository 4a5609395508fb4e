/** Streams of rows out of NDJSON, JSON, CSV and XLSX bodies, and the row-by-row report of an import. */
package io.sanjian.imports;
