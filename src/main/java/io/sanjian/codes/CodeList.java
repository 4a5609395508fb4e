package io.sanjian.codes;

import java.util.List;

/**
 * A code list. It always comes whole.
 *
 * @param nextCursor always null: kept so that all lists of the API read alike
 */
public record CodeList<T>(List<T> items, String nextCursor) {

    static <T> CodeList<T> of(List<T> items) {
        return new CodeList<>(items, null);
    }
}
