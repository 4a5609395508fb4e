package io.sanjian.imports;

import java.io.IOException;
import java.util.List;

/** Takes the outcomes of an import one by one, in the order of the rows. */
public interface RowReport {
    void add(RowOutcome outcome) throws IOException;

    /** Told once, after the last row: what became of the sheets of a workbook. */
    void sheets(List<SheetUse> sheets);
}
