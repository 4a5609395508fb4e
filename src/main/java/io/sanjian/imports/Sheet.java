package io.sanjian.imports;

/**
 * One table of a file.
 *
 * @param name    as its tab shows it; null for a file that is one table (CSV)
 * @param visible whether it is shown: what is hidden holds lists for others and is not read
 */
record Sheet(String name, boolean visible) {
    /** The table of a file that is one. */
    static final Sheet ONLY = new Sheet(null, true);
}
