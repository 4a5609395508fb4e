package io.sanjian.imports;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of workbooks: without DTDs and entities from elsewhere. */
final class XlsxXml {
    /** A character that XML or its readers do not keep (ECMA-376 part 1, 22.9.2.19): {@code _x000D_}. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxXml() {
    }

    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    /** The value of an attribute by its local name alone: r:id is in another namespace where a workbook is strict. */
    static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /**
     * The text of the element that has begun ({@code si}, {@code is}), to its end: of all its runs, but not the signs of
     * pronunciation ({@code rPh}).
     */
    static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int pronounced = 0;
        boolean inText = false;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    inText = reader.getLocalName().equals("t");
                    pronounced = pronounced == 0 && reader.getLocalName().equals("rPh") ? depth : pronounced;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    pronounced = depth == pronounced ? 0 : pronounced;
                    depth--;
                    inText = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText && pronounced == 0) {
                        text.append(reader.getText());
                    }
                }
                default -> {
                    // comments and the like are not read
                }
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll(escape -> Matcher
                .quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)))) : text;
    }
}
