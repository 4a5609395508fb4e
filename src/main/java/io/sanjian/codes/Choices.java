package io.sanjian.codes;

import io.sanjian.web.problem.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads query parameters that name one of a few constants. */
final class Choices {
    private Choices() {
    }

    /** The constant of that name alone; none and a fault that lists the allowed ones where there is no such. */
    static <E extends Enum<E>> Set<E> one(String parameter, String value, E[] allowed, List<Violation> faults) {
        for (E constant : allowed) {
            if (constant.name().equals(value)) {
                return EnumSet.of(constant);
            }
        }
        faults.add(Violation.unknownCode(parameter, value, Stream.of(allowed).map(Enum::name).toList()));
        return Set.of();
    }
}
