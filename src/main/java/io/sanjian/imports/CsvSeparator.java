package io.sanjian.imports;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the cells of a CSV file.
 *
 * @param separator a character of ASCII
 * @param hint      whether the file says so in a first line ({@code sep=;}), which is none of the table
 */
record CsvSeparator(char separator, boolean hint) {
    /** Best first where nothing tells them apart. */
    private static final char[] KNOWN = {',', '\t', ';', '|'};
    private static final int LINES = 60;
    /** What spreadsheet programs write for themselves. */
    private static final Pattern HINT = Pattern.compile("\\A\"?sep=([,;|\\t ])\"?[,;\\t]*(?:\\r\\n?|\\n)",
            Pattern.CASE_INSENSITIVE);

    /** @param beginning of the file as text, without its byte order mark */
    static CsvSeparator of(String beginning, Headings headings) {
        Matcher hint = HINT.matcher(beginning);
        if (hint.find()) {
            return new CsvSeparator(hint.group(1).charAt(0), true);
        }
        HeadingLines finder = new HeadingLines(headings);
        List<String> lines = beginning.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        char best = KNOWN[0];
        int most = 0;
        for (char separator : KNOWN) {
            int score = lines.stream().mapToInt(line -> finder.score(cells(line, separator))).max().orElse(0);
            if (score > most) {
                best = separator;
                most = score;
            }
        }
        return new CsvSeparator(most > 0 ? best : commonest(lines), false);
    }

    private static List<String> cells(String line, char separator) {
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(separator)), -1))
                .map(cell -> cell.replace("\"", "")).toList();
    }

    private static char commonest(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.getFirst();
        char best = KNOWN[0];
        long most = 0;
        for (char separator : KNOWN) {
            long count = first.chars().filter(c -> c == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }
}
