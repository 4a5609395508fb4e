package io.sanjian.imports;

import com.fasterxml.aalto.UncheckedStreamException;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through one part of a workbook with the parser that will read it, for what would fill the memory or take forever: a
 * text or name without end, deep nesting, a row of too many cells, a column far out to the right. It also gathers which cells
 * are one over several rows, as a sheet says so behind its rows. A part that is no XML, or stops being it, is left to the reader, who stops at the same place.
 */
final class PartGuard {
    private static final int MAX_DEPTH = 64;
    /** Columns that a sheet can have: A to XFD. */
    static final int MAX_CELLS = 16_384;
    private static final int MAX_COLUMN_LETTERS = 3;
    private static final int MAX_SHARED_TEXTS = 3_000_000;
    /** Of elements and attributes; a parser keeps every name that it has met. */
    private static final int MAX_NAMES = 2_000;
    private static final Pattern RANGE = Pattern.compile("([A-X]?[A-Z]{1,2})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");

    private final String name;
    private final InputStream in;
    private int depth;
    private int cells;
    private long rowText;
    private boolean inRow;
    private final Set<String> names = new HashSet<>();
    private final MergedCells merged = new MergedCells();
    private long sharedTexts;

    PartGuard(String name, InputStream in) {
        this.name = name;
        this.in = new Tokens(in);
    }

    /** Cells of the part that are one over several rows. */
    MergedCells merged() {
        return merged;
    }

    void check() throws IOException {
        try {
            XMLStreamReader reader = XlsxXml.reader(in);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader);
                    case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text(reader.getTextLength());
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> names.add(reader.getPITarget());
                    default -> {
                        // comments and the like are not read
                    }
                }
            }
        } catch (XMLStreamException | UncheckedStreamException _) {
            in.skip(Long.MAX_VALUE);
        }
    }

    private void start(XMLStreamReader reader) {
        require(++depth <= MAX_DEPTH, "is nested too deeply");
        names(reader);
        switch (reader.getLocalName()) {
            case "row" -> {
                inRow = true;
                cells = 0;
                rowText = 0;
            }
            // the list of formulas, which is not read, has cells of this name without rows
            case "c" -> {
                cells += inRow ? 1 : 0;
                require(cells <= MAX_CELLS, "has a row of more than {0} cells", MAX_CELLS);
                String reference = reader.getAttributeValue(null, "r");
                require(reference == null || letters(reference) <= MAX_COLUMN_LETTERS, "has a cell out of bounds");
            }
            case "mergeCell" -> merge(reader.getAttributeValue(null, "ref"));
            case "si" -> {
                require(++sharedTexts <= MAX_SHARED_TEXTS, "has more than {0} texts", MAX_SHARED_TEXTS);
                rowText = 0;
            }
            default -> {
                // holds nothing that is kept
            }
        }
    }

    private void names(XMLStreamReader reader) {
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            names.add(reader.getNamespacePrefix(i));
        }
        require(names.size() <= MAX_NAMES, "has more than {0} names of elements", MAX_NAMES);
    }

    private void merge(String reference) {
        Matcher range = RANGE.matcher(reference == null ? "" : reference);
        if (range.matches()) {
            merged.add(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)),
                    XlsxSheet.column(range.group(1)));
        }
    }

    private static int letters(String reference) {
        int letters = 0;
        while (letters < reference.length() && !Character.isDigit(reference.charAt(letters))) {
            letters++;
        }
        return letters;
    }

    private void end(String element) {
        depth--;
        inRow &= !element.equals("row");
    }

    private void text(int length) {
        rowText += length;
        require(rowText <= 4L * Row.MAX_BYTES, "has a row or text that is too long");
    }

    private void require(boolean met, @MessagePattern String otherwise) {
        require(met, otherwise, 0);
    }

    /** @param limit what stands in the place of the pattern; called for every cell, so no array of arguments */
    private void require(boolean met, @MessagePattern String otherwise, long limit) {
        if (!met) {
            throw WorkbookGuard.tooLarge(Message.of("{0} {1}", name, Message.of(otherwise, limit)));
        }
    }

    /** No single token without end gets to the parser, which keeps it whole. */
    private final class Tokens extends FilterInputStream {
        private long length;

        Tokens(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int n = super.read(buffer, offset, count);
            for (int i = offset; i < offset + n; i++) {
                length = buffer[i] == '<' ? 0 : length + 1;
                require(length <= Row.MAX_BYTES, "has a cell out of bounds");
            }
            return n;
        }

        /** Reads all the same, so that all is counted. */
        @Override
        public long skip(long bytes) throws IOException {
            byte[] buffer = new byte[1 << 14];
            long skipped = 0;
            for (int n = in.read(buffer); n >= 0 && skipped < bytes; n = in.read(buffer)) {
                skipped += n;
            }
            return skipped;
        }
    }
}
