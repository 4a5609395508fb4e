package io.sanjian.imports;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the sheets of an Office Open XML workbook share: their list, texts and number formats. Kept in memory. */
final class XlsxWorkbook {
    private static final String WORKBOOK = "xl/workbook.xml";
    private final ZipFile zip;
    /** Parts by their names in small letters: some programs write other capitals than they refer to. */
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private final List<Part> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> days = new ArrayList<>();
    private boolean since1904;

    /** @param name of the part that has the sheet, in small letters */
    record Part(Sheet sheet, String name) {
    }

    @FunctionalInterface
    private interface Elements {
        void start(XMLStreamReader reader) throws XMLStreamException;
    }

    /** @throws BrokenTableException if the parts are not those of a workbook */
    XlsxWorkbook(ZipFile zip) throws IOException {
        this.zip = zip;
        zip.stream().forEach(entry -> parts.putIfAbsent(key(entry.getName()), entry));
        String name = targets("_rels/.rels", "").values().stream()
                .filter(target -> target.type().endsWith("/officeDocument")).map(Target::part).findFirst()
                .orElse(WORKBOOK);
        Map<String, Target> targets = targets(relations(name), folder(name));
        each(name, reader -> workbook(reader, targets));
        if (sheets.isEmpty()) {
            throw new BrokenTableException(new FileNotFoundException("a sheet"));
        }
        targets.values().stream().filter(target -> parts.containsKey(target.part())).forEach(target -> {
            if (target.type().endsWith("/sharedStrings")) {
                each(target.part(), this::sharedText);
            } else if (target.type().endsWith("/styles")) {
                styles(target.part());
            }
        });
    }

    private record Target(String part, String type) {
    }

    static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    private static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    private static String relations(String part) {
        return folder(part) + "_rels/" + part.substring(folder(part).length()) + ".rels";
    }

    private Map<String, Target> targets(String relations, String folder) {
        Map<String, Target> targets = new HashMap<>();
        if (parts.containsKey(key(relations))) {
            each(relations, reader -> {
                String target = XlsxXml.attribute(reader, "Target");
                if (reader.getLocalName().equals("Relationship") && target != null) {
                    String type = XlsxXml.attribute(reader, "Type");
                    targets.put(XlsxXml.attribute(reader, "Id"),
                            new Target(key(target.startsWith("/") ? target.substring(1) : folder + target),
                                    type == null ? "/worksheet" : type));
                }
            });
        }
        return targets;
    }

    private void each(String part, Elements elements) {
        try (InputStream in = open(key(part))) {
            XMLStreamReader reader = XlsxXml.reader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.start(reader);
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw e instanceof BrokenTableException broken ? broken : new BrokenTableException(e);
        }
    }

    private void workbook(XMLStreamReader reader, Map<String, Target> targets) {
        if (reader.getLocalName().equals("workbookPr")) {
            since1904 = XlsxXml.isTrue(XlsxXml.attribute(reader, "date1904"));
        } else if (reader.getLocalName().equals("sheet")) {
            String state = XlsxXml.attribute(reader, "state");
            Target target = targets.get(XlsxXml.attribute(reader, "id"));
            if (target != null && target.type().endsWith("/worksheet") && parts.containsKey(target.part())) {
                sheets.add(
                        new Part(new Sheet(XlsxXml.attribute(reader, "name"), state == null || state.equals("visible")),
                                target.part()));
            }
        }
    }

    private void sharedText(XMLStreamReader reader) throws XMLStreamException {
        if (reader.getLocalName().equals("si")) {
            texts.add(XlsxXml.text(reader));
        }
    }

    private void styles(String part) {
        Map<Integer, String> formats = new HashMap<>();
        boolean[] inCells = new boolean[1];
        each(part, reader -> {
            String format = XlsxXml.attribute(reader, "numFmtId");
            switch (reader.getLocalName()) {
                case "numFmt" -> formats.put(Integer.valueOf(format), XlsxXml.attribute(reader, "formatCode"));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0]) {
                        int id = format == null ? 0 : Integer.parseInt(format);
                        days.add(CellNumber.showsDays(id, formats.get(id)));
                    }
                }
                default -> {
                    // how cells look
                }
            }
        });
    }

    List<Part> sheets() {
        return sheets;
    }

    boolean since1904() {
        return since1904;
    }

    /** A text that cells share. @throws IndexOutOfBoundsException if there is none of this number */
    String text(int number) {
        return texts.get(number);
    }

    /** Whether cells of a style show days. @param style number of it, or null */
    boolean showsDays(String style) {
        int number = style == null ? 0 : Integer.parseInt(style);
        return number >= 0 && number < days.size() && days.get(number);
    }

    /** @param part name in small letters */
    InputStream open(String part) throws IOException {
        ZipEntry entry = parts.get(part);
        if (entry == null) {
            throw new BrokenTableException(new FileNotFoundException(part));
        }
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }
}
