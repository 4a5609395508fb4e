package io.sanjian.index.search;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.apache.lucene.search.FieldDoc;

/**
 * Where a page ended: the last item's place in the order, not its number, so that postings that come or go meanwhile
 * neither repeat nor hide others. Holds the day of the first page too, and is bound to its question.
 *
 * @param subject checksum of the question
 * @param at      day of validity, or null
 * @param weights of the words asked for, as they were on the first page; a digit each
 * @param values  the last item's sort values
 */
record PageCursor(String subject, LocalDate at, String weights, List<Object> values) {
    private static final String SEPARATOR = ";";
    private static final Pattern WEIGHTS = Pattern.compile("[1-8]*");
    private static final int BEFORE_VALUES = 3;

    static PageCursor after(PostingQuery query, String weights, FieldDoc last) {
        return new PageCursor(checksum(query.subject()), query.at(), weights, List.of(last.fields));
    }

    /** Whether this cursor was made by a page of the same question. */
    boolean fits(PostingQuery query) {
        return subject.equals(checksum(query.subject()))
                && values.stream().map(value -> tagged(value).substring(0, 1)).collect(Collectors.joining())
                        .equals(query.order().valueTypes());
    }

    /** The place after which Lucene is to go on. Ids are unique, so that the document number never decides. */
    FieldDoc place() {
        return new FieldDoc(Integer.MAX_VALUE, 0, values.toArray());
    }

    String encode() {
        StringBuilder text = new StringBuilder(subject).append(SEPARATOR).append(at == null ? "" : at)
                .append(SEPARATOR).append(weights);
        for (Object value : values) {
            text.append(SEPARATOR).append(tagged(value));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String tagged(Object value) {
        return switch (value) {
            case Float f -> "f" + f;
            case Double d -> "d" + d;
            case Integer i -> "i" + i;
            case Long l -> "l" + l;
            default -> throw new IllegalStateException("no order has values like " + value);
        };
    }

    /** Empty where this is no cursor of ours. */
    static Optional<PageCursor> decode(String encoded) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split(SEPARATOR);
            List<Object> values =
                    List.of(parts).subList(BEFORE_VALUES, parts.length).stream().map(PageCursor::value).toList();
            return WEIGHTS.matcher(parts[2]).matches() ? Optional.of(new PageCursor(parts[0],
                    parts[1].isEmpty() ? null : LocalDate.parse(parts[1]), parts[2], values)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Object value(String text) {
        String number = text.substring(1);
        return switch (text.charAt(0)) {
            case 'f' -> Float.valueOf(number);
            case 'd' -> Double.valueOf(number);
            case 'i' -> Integer.valueOf(number);
            case 'l' -> Long.valueOf(number);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String checksum(String subject) {
        CRC32C crc = new CRC32C();
        crc.update(subject.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
