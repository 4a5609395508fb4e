/**
 * Streams of rows out of NDJSON, JSON, CSV and XLSX bodies, and the row-by-row report of an import.
 *
 * <p>Reactive where rows are stored. Blocking: background and imports, whose bodies are read on a thread of their own
 * ({@link RowImport}).
 */
package io.sanjian.imports;
