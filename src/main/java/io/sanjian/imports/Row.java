package io.sanjian.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;

/** One row of an import body. */
public sealed interface Row {
    /** Most bytes that one row may have; a longer one is unreadable. */
    int MAX_BYTES = 1 << 20;

    /** Counted from 1 in the order of the body; headings, blank lines and what is no row of a table are not counted. */
    long number();

    /**
     * A row that could be read.
     *
     * @param fields the row as a JSON object. From a table, names with dots are nested ({@code pay.min} is
     *               {@code pay: {min}}), empty cells are left out, and every value is text: {@link BodyFields} reads
     *               numbers and lists out of text too
     * @param size   bytes that the row had in the body, roughly
     * @param origin where it stands in a table
     */
    record Data(long number, ObjectNode fields, int size, Origin origin) implements Row {

        /** Of a body that is no table. */
        Data(long number, ObjectNode fields, int size) {
            this(number, fields, size, Origin.NONE);
        }
    }

    /** A row that could not be read; the rows after it are not affected. */
    record Unreadable(long number, Violation fault, Origin origin) implements Row {

        /** Of a body that is no table. */
        Unreadable(long number, Violation fault) {
            this(number, fault, Origin.NONE);
        }
    }

    /** Stands for all that could not be read from here on; no row comes after it. */
    record Last(long number, Violation fault) implements Row {
    }

    /** The fault of a row with more than {@link #MAX_BYTES}. */
    static Unreadable tooLong(long number) {
        return new Unreadable(number,
                Violation.of("row", "TOO_LONG", "The row has more than {0} bytes", MAX_BYTES));
    }
}
