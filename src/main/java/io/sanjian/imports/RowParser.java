package io.sanjian.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.problem.Violation;
import java.util.List;

/** Reads one row into the thing that is stored. */
public interface RowParser<T> {

    Parsed<T> parse(ObjectNode fields);

    /**
     * @param externalId as given, or null
     * @param value      null where there are violations
     * @param warnings   remarks on a row that can be stored all the same
     */
    record Parsed<T>(String externalId, T value, List<Violation> violations, List<Violation> warnings) {
    }
}
