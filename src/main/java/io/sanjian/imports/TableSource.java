package io.sanjian.imports;

import java.io.IOException;
import java.util.List;

/** The lines of a file of tables, sheet by sheet, one at a time. */
interface TableSource extends AutoCloseable {

    /**
     * The next line, or null at the end of the last visible sheet.
     *
     * @throws IOException            if the body breaks off
     * @throws BrokenTableException   if the file is damaged here and there is no safe place to go on from
     */
    TableLine next() throws IOException;

    /** Every sheet in its order, the hidden ones too; known from the beginning. */
    List<Sheet> sheets();

    @Override
    void close() throws IOException;
}
