package io.sanjian.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.problem.Violation;

/** One row of an import body. */
public sealed interface Row {

    /** Counted from 1 in the order of the body; headings and blank lines are not counted. */
    long number();

    /**
     * A row that could be read.
     *
     * @param fields the row as a JSON object. From a table, names with dots are nested ({@code pay.min} is
     *               {@code pay: {min}}), empty cells are left out, and every value is text: whoever takes the row
     *               reads numbers and lists out of text too (see {@link RowFields})
     */
    record Data(long number, ObjectNode fields) implements Row {
    }

    /** A row that could not be read; the rows after it are not affected. */
    record Unreadable(long number, Violation fault) implements Row {
    }
}
