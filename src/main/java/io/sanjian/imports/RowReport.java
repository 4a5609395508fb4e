package io.sanjian.imports;

import java.io.IOException;

/** Takes the outcomes of an import one by one, in the order of the rows. */
public interface RowReport {
    void add(RowOutcome outcome) throws IOException;
}
