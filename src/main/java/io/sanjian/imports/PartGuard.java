package io.sanjian.imports;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through one part of a workbook with the parser that will read it, for what would fill the memory or take forever: a
 * text or name without end, deep nesting, a row of too many cells, a column far out to the right, formulas that are worked
 * out for every cell. A part that is no XML, or stops being it, is left to the reader, who stops at the same place.
 */
final class PartGuard {
    private static final int MAX_DEPTH = 64;
    /** Columns that a sheet can have: A to XFD. */
    private static final int MAX_CELLS = 16_384;
    private static final int MAX_COLUMN_LETTERS = 3;
    private static final int MAX_SHARED_TEXTS = 3_000_000;
    /** The reader looks through all of these for every cell. */
    private static final int MAX_ARRAY_FORMULAS = 100;
    private static final int MAX_SHARED_FORMULAS = 10_000;
    /** Of characters: a shared formula is worked out anew for every cell that shares it. */
    private static final long MAX_FORMULA_WORK = 1L << 30;
    /** Of elements and attributes; a parser keeps every name that it has met. */
    private static final int MAX_NAMES = 2_000;

    private final String name;
    private final InputStream in;
    private int depth;
    private int cells;
    private long rowText;
    private long formulaText;
    private long longestFormula;
    private int arrayFormulas;
    private int sharedFormulas;
    private long sharing;
    private boolean sharedCell;
    private boolean inFormula;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder value = new StringBuilder();
    private boolean inValue;
    private long sharedTexts;
    private long highestReference = -1;

    PartGuard(String name, InputStream in) {
        this.name = name;
        this.in = new Tokens(in);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** How many texts there are for cells to refer to. */
    long sharedTexts() {
        return sharedTexts;
    }

    /** The highest number of such a text that a cell refers to; -1 where none does. */
    long highestReference() {
        return highestReference;
    }

    void check() throws IOException {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader);
                    case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text(reader.getTextLength(), reader);
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
                cells = 0;
                rowText = 0;
            }
            case "c" -> {
                require(++cells <= MAX_CELLS, "has a row of more than {0} cells", MAX_CELLS);
                String reference = reader.getAttributeValue(null, "r");
                require(reference == null || letters(reference) <= MAX_COLUMN_LETTERS, "has a cell out of bounds");
                sharedCell = "s".equals(reader.getAttributeValue(null, "t"));
            }
            case "v" -> inValue = sharedCell;
            case "si" -> {
                require(++sharedTexts <= MAX_SHARED_TEXTS, "has more than {0} texts", MAX_SHARED_TEXTS);
                rowText = 0;
            }
            case "f" -> formula(reader);
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

    private void formula(XMLStreamReader reader) {
        inFormula = true;
        formulaText = 0;
        String kind = reader.getAttributeValue(null, "t");
        boolean defined = reader.getAttributeValue(null, "ref") != null;
        arrayFormulas += "array".equals(kind) && defined ? 1 : 0;
        sharedFormulas += "shared".equals(kind) && defined ? 1 : 0;
        sharing += "shared".equals(kind) && !defined ? 1 : 0;
        require(arrayFormulas <= MAX_ARRAY_FORMULAS && sharedFormulas <= MAX_SHARED_FORMULAS
                && sharing * longestFormula <= MAX_FORMULA_WORK, "has too many formulas");
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
        switch (element) {
            case "f" -> {
                inFormula = false;
                longestFormula = Math.max(longestFormula, formulaText);
            }
            case "v" -> {
                if (inValue) {
                    refer(value.toString().strip());
                }
                inValue = false;
                value.setLength(0);
            }
            default -> {
                // nothing ends that was counted
            }
        }
    }

    private void refer(String number) {
        try {
            highestReference = Math.max(highestReference, Integer.parseInt(number));
        } catch (NumberFormatException _) {
            // a fault of its row, as the reader will find
        }
    }

    private void text(int length, XMLStreamReader reader) {
        rowText += length;
        formulaText += inFormula ? length : 0;
        require(rowText <= 4L * Row.MAX_BYTES, "has a row or text that is too long");
        if (inValue && value.length() < 20) {
            value.append(reader.getText());
        }
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
