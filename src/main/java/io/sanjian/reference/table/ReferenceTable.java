package io.sanjian.reference.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A reference table: CSV in UTF-8 with a header line, fields quoted as in RFC 4180 where they hold a comma. Blank lines
 * and lines that start with {@code #} are skipped; spaces around a field do not count. Every fault names file and line.
 */
public final class ReferenceTable {
    private static final String FOLDER = "/reference/";

    private final String file;
    private final Map<String, Integer> columns;
    private final List<Row> rows;
    private final String fingerprint;

    private ReferenceTable(String file, String text) {
        this.file = file;
        List<Row> read = new ArrayList<>();
        this.fingerprint = checksum(text);
        List<String> header = null;
        Map<String, Integer> positions = new HashMap<>();
        TableLines lines = new TableLines(file, text);
        while (lines.next()) {
            if (header == null) {
                header = List.copyOf(lines.fields());
                for (String name : header) {
                    if (positions.put(name, positions.size()) != null) {
                        throw new ReferenceDataException(file, lines.line(), "two columns are called " + name);
                    }
                }
            } else if (lines.fields().size() != header.size()) {
                throw new ReferenceDataException(file, lines.line(),
                        "has " + lines.fields().size() + " fields, the header has " + header.size());
            } else {
                read.add(new Row(lines.line(), lines.fields().toArray(String[]::new)));
            }
        }
        if (header == null) {
            throw new ReferenceDataException(file, 0, "is empty");
        }
        this.columns = Map.copyOf(positions);
        this.rows = Collections.unmodifiableList(read);
    }

    /**
     * Reads a table of {@code src/main/resources/reference}.
     *
     * @throws ReferenceDataException if it is missing or malformed
     */
    public static ReferenceTable load(String file) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new ReferenceDataException(file, 0, "is missing");
            }
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a table from its text; {@code file} is what faults call it. */
    public static ReferenceTable parse(String file, String text) {
        return new ReferenceTable(file, text);
    }

    public String file() {
        return file;
    }

    /** Rows in the order of the file. */
    public List<Row> rows() {
        return rows;
    }

    /** Changes whenever the text of the table changes. */
    public String fingerprint() {
        return fingerprint;
    }

    /** One value for several tables. */
    public static String fingerprint(List<ReferenceTable> tables) {
        return checksum(String.join(",", tables.stream().map(table -> table.file + table.fingerprint).toList()));
    }

    /**
     * Rows by their key.
     *
     * @throws ReferenceDataException if two rows have the same key
     */
    public Map<String, Row> uniqueBy(String column) {
        Map<String, Row> byKey = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            Row earlier = byKey.putIfAbsent(row.text(column), row);
            if (earlier != null) {
                throw row.fault("duplicate " + column + " " + row.text(column) + ", first on line " + earlier.line);
            }
        }
        return byKey;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    /** One line of the table. */
    public final class Row {
        private final int line;
        private final String[] fields;

        private Row(int line, String[] fields) {
            this.line = line;
            this.fields = fields;
        }

        public int line() {
            return line;
        }

        /** The field, empty where nothing stands in it. */
        public Optional<String> optional(String column) {
            String field = field(column);
            return field.isEmpty() ? Optional.empty() : Optional.of(field);
        }

        /** The field, which must not be empty. */
        public String text(String column) {
            String field = field(column);
            if (field.isEmpty()) {
                throw fault(column + " is empty");
            }
            return field;
        }

        /** The parts of a field between {@code |}; an empty field has none. */
        public List<String> list(String column) {
            String field = field(column);
            return field.isEmpty() ? List.of() : Arrays.stream(field.split("\\|", -1)).map(String::strip).toList();
        }

        /** A day written as in 2025-11-06. */
        public Optional<LocalDate> date(String column) {
            return optional(column).map(field -> {
                try {
                    return LocalDate.parse(field);
                } catch (DateTimeParseException e) {
                    throw fault(column + " '" + field + "' is not a date");
                }
            });
        }

        /** A whole number within these limits, both included. */
        public int whole(String column, int min, int max) {
            return (int) number(column, min, max, Integer::valueOf);
        }

        /** A decimal number within these limits, both included. */
        public double decimal(String column, double min, double max) {
            return number(column, min, max, Double::valueOf);
        }

        /** The constant of this name out of {@code allowed}. */
        public <E extends Enum<E>> E constant(String column, E[] allowed) {
            String field = text(column);
            for (E constant : allowed) {
                if (constant.name().equals(field)) {
                    return constant;
                }
            }
            throw fault(column + " '" + field + "' is none of " + Arrays.toString(allowed));
        }

        /** The fault, to be thrown, with file and line. */
        public ReferenceDataException fault(String message) {
            return new ReferenceDataException(file, line, message);
        }

        private double number(String column, double min, double max, Function<String, Number> reader) {
            String field = text(column);
            try {
                double value = reader.apply(field).doubleValue();
                if (value >= min && value <= max) {
                    return value;
                }
                throw fault(column + " " + field + " lies outside " + min + " to " + max);
            } catch (NumberFormatException e) {
                throw fault(column + " '" + field + "' is not a number");
            }
        }

        private String field(String column) {
            Integer position = columns.get(column);
            if (position == null) {
                throw new ReferenceDataException(file, 0, "has no column " + column);
            }
            return fields[position];
        }
    }
}
