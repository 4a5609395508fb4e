package io.sanjian.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of one sheet of an Office Open XML workbook, one at a time. Formulas count with their values. */
final class XlsxSheet {
    /** Characters; reading a number takes time by the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;
    private final XlsxWorkbook workbook;
    private final Sheet sheet;
    private final InputStream in;
    private final XMLStreamReader reader;
    private final MergedCells.Fill merged;
    private final StringBuilder value = new StringBuilder();
    private int row;

    /** @throws BrokenTableException if it is no XML from the beginning */
    XlsxSheet(XlsxWorkbook workbook, Sheet sheet, InputStream in, MergedCells.Fill merged) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.in = in;
        this.merged = merged;
        try {
            reader = XlsxXml.reader(in);
        } catch (XMLStreamException e) {
            throw new BrokenTableException(e);
        }
    }

    /** The next row that the sheet has, which may be blank; null at its end. */
    TableLine next() {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("row")) {
                    String number = XlsxXml.attribute(reader, "r");
                    row = number == null ? row + 1 : Integer.parseInt(number);
                    return line();
                }
                if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("sheetData")) {
                    return null;
                }
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            throw new BrokenTableException(e);
        }
    }

    private TableLine line() throws XMLStreamException {
        CellTexts cells = new CellTexts();
        int column = -1;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
                String reference = XlsxXml.attribute(reader, "r");
                column = reference == null ? column + 1 : column(reference);
                cell(column, cells);
            } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
                break;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("a row without an end");
            }
        }
        if (!cells.blank()) {
            merged.into(row, cells);
        }
        return cells.line(sheet, row);
    }

    /** AB7 is column 27, from 0. */
    static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = 26 * column + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        if (column < 1 || column > PartGuard.MAX_CELLS) {
            throw new IllegalArgumentException("no column");
        }
        return column - 1;
    }

    private void cell(int column, CellTexts cells) throws XMLStreamException {
        String type = XlsxXml.attribute(reader, "t");
        String style = XlsxXml.attribute(reader, "s");
        value.setLength(0);
        String inline = null;
        boolean inValue = false;
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("c"); event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inValue = reader.getLocalName().equals("v");
                    if (reader.getLocalName().equals("is")) {
                        inline = XlsxXml.text(reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> inValue = false;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inValue) {
                        value.append(reader.getText());
                    }
                }
                default -> {
                    if (event == XMLStreamConstants.END_DOCUMENT) {
                        throw new XMLStreamException("a cell without an end");
                    }
                }
            }
        }
        if (inline != null) {
            cells.put(column, inline);
        } else if (!value.isEmpty()) {
            value(column, type == null ? "n" : type, style, value.toString(), cells);
        }
    }

    private void value(int column, String type, String style, String text, CellTexts cells) {
        switch (type) {
            case "s" -> cells.put(column, workbook.text(Integer.parseInt(text.strip())));
            case "b" -> cells.put(column, XlsxXml.isTrue(text.strip()) ? "true" : "false");
            case "e" -> cells.lose(column, LostCell.ERROR);
            case "d" -> cells.put(column, moment(text.strip()));
            case "n" -> number(column, style, text.strip(), cells);
            default -> cells.put(column, XlsxXml.unescaped(text));
        }
    }

    private void number(int column, String style, String text, CellTexts cells) {
        boolean day = workbook.showsDays(style);
        if (!day && text.length() < LostCell.DIGITS_KEPT && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || !text.startsWith("0"))) {
            cells.put(column, text);
            return;
        }
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException("too long");
        }
        cells.number(column, new BigDecimal(text), day, workbook.since1904());
    }

    /** A day or moment of ISO 8601 (ECMA-376 part 1, 18.18.11) as it is written: it is that of the sheet, whatever the zone. */
    private static String moment(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).toString()
                    : CellNumber.text(LocalDateTime.parse(text.replaceFirst("(Z|[+-]\\d{2}:?\\d{2})$", "")));
        } catch (DateTimeException _) {
            return text;
        }
    }

    void close() throws IOException {
        in.close();
    }
}
