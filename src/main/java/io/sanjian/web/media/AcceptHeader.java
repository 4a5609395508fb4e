package io.sanjian.web.media;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The header {@code Accept} (RFC 9110, 12.5.1): of each media type on offer the most specific range that it falls under
 * says how much it is wanted.
 */
public final class AcceptHeader {
    private static final double WANTED = 1;
    private final List<Range> ranges;

    private AcceptHeader(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** @param header all values joined by commas; null or blank accepts everything */
    public static AcceptHeader of(String header) {
        return new AcceptHeader(header == null || header.isBlank() ? List.of(new Range("*", "*", WANTED))
                : Stream.of(header.split(",")).map(Range::of).toList());
    }

    /**
     * The media type that is wanted most, the first of equals. Where none is wanted the first: a caller to whom nothing can
     * be given has been refused with 406 before.
     *
     * @param offered one or more, such as {@code application/json}
     */
    public String best(List<String> offered) {
        String best = offered.getFirst();
        for (String type : offered) {
            if (quality(type) > quality(best)) {
                best = type;
            }
        }
        return best;
    }

    private double quality(String type) {
        Range match = null;
        for (Range range : ranges) {
            if (range.holds(type) && (match == null || range.specificity() > match.specificity())) {
                match = range;
            }
        }
        return match == null ? 0 : match.quality;
    }

    private record Range(String type, String subtype, double quality) {

        /** A quality that is no number does not count. */
        static Range of(String text) {
            String[] parts = text.strip().toLowerCase(Locale.ROOT).split(";", -1);
            String[] type = parts[0].strip().split("/", 2);
            double quality = WANTED;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip();
                if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
                    quality = Double.parseDouble(parameter.substring(2));
                }
            }
            return new Range(type[0], type.length == 2 ? type[1] : "*", quality);
        }

        boolean holds(String offered) {
            String[] parts = offered.split("/", 2);
            return (type.equals("*") || type.equals(parts[0])) && (subtype.equals("*") || subtype.equals(parts[1]));
        }

        int specificity() {
            return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
        }
    }
}
