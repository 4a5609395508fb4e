package io.sanjian.web.media;

/** Texts as they may stand in a cell of a workbook. */
public final class SheetText {

    private SheetText() {
    }

    /** Without characters that XML cannot hold, and with an apostrophe before what a spreadsheet would reckon. */
    public static String harmless(String text) {
        String printable = text.codePoints().filter(c -> c == '\n' || c >= ' ' && (c < 0xD800 || c > 0xDFFF)
                && c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        String start = printable.stripLeading();
        return !start.isEmpty() && "=+-@＝＋－＠|".indexOf(start.charAt(0)) >= 0 ? '\'' + printable : printable;
    }
}
