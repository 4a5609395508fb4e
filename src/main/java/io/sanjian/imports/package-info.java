/**
 * Streams of rows out of NDJSON, JSON, CSV and XLSX bodies, and the row-by-row report of an import.
 *
 * <p>Reactive where rows are stored; bodies are read on the thread of the import, which blocks.
 */
package io.sanjian.imports;
