package io.sanjian.reference.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the records of a small CSV text that is held in memory whole. No library: reference data depends on the JDK alone,
 * and is read while a native executable is built (ADR 0062).
 */
final class TableLines {
    private final String file;
    private final String text;
    private int position;
    private int nextLine = 1;
    private int line;
    private final List<String> fields = new ArrayList<>();

    TableLines(String file, String text) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Moves to the next record that is neither blank nor a comment; false at the end. */
    boolean next() {
        while (position < text.length()) {
            line = nextLine;
            if (text.charAt(position) == '#') {
                skipLine();
                continue;
            }
            readRecord();
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Line on which the current record starts, from 1. */
    int line() {
        return line;
    }

    /** Fields of the current record; the same list for all records. */
    List<String> fields() {
        return fields;
    }

    private void skipLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end + 1;
        nextLine++;
    }

    private void readRecord() {
        fields.clear();
        while (true) {
            fields.add(position < text.length() && text.charAt(position) == '"' ? quoted() : plain());
            if (position >= text.length()) {
                return;
            }
            if (text.charAt(position++) == '\n') {
                nextLine++;
                return;
            }
        }
    }

    /** Up to the next comma or line end, which is left unread. */
    private String plain() {
        int start = position;
        while (position < text.length() && text.charAt(position) != ',' && text.charAt(position) != '\n') {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '\n') {
                nextLine++;
            }
            if (c != '"') {
                field.append(c);
            } else if (position < text.length() && text.charAt(position) == '"') {
                field.append('"');
                position++;
            } else if (!plain().isEmpty()) {
                throw new ReferenceDataException(file, line, "has text after a closing quote");
            } else {
                return field.toString().strip();
            }
        }
        throw new ReferenceDataException(file, line, "has a quote that is never closed");
    }
}
