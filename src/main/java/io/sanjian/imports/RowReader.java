package io.sanjian.imports;

import io.sanjian.web.problem.ProblemException;
import java.io.IOException;
import java.util.List;

/** The rows of one body, read one at a time: memory does not grow with the size of the body. */
public interface RowReader extends AutoCloseable {

    /**
     * The next row, or null at the end, after which as after a {@link Row.Last} nothing more is asked for. A faulty row is
     * a {@link Row.Unreadable}, not an exception.
     *
     * @throws IOException      if the body breaks off: the caller is gone, and no answer reaches anybody
     * @throws ProblemException if the body ends before its time but the caller is there: it is damaged or too long. The
     *                          rows before hold, and nothing more can be read
     */
    Row next() throws IOException;

    /** What became of the sheets of a workbook; all of them only at its end, none of another body. */
    default List<SheetUse> sheets() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
