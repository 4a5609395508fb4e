/** Reference tables as files: CSV with a header, read once when the service starts or is built. */
package io.sanjian.reference.table;
