package io.sanjian.rows;

import io.sanjian.problem.ProblemException;
import io.sanjian.problem.ProblemType;
import io.sanjian.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks through a workbook before it is read: a small zip can unfold to something that no memory holds. What is kept
 * in memory (shared strings, styles) is limited in size, what is streamed (sheets) in the size of its single parts and
 * in how well it is packed. Sizes are counted while unpacking; those stated in the zip are not trusted.
 */
final class WorkbookGuard {
    private static final long MAX_KEPT = 96L << 20;
    private static final int MAX_ENTRIES = 1000;
    /** Sheets pack about 10 to 1, runs of equal rows up to about 100 to 1; deflate allows 1000 to 1. */
    private static final int MAX_RATIO = 150;
    private static final long RATIO_COUNTS_FROM = 32L << 20;
    /** Letters of the last column that a sheet can have: XFD. */
    private static final int MAX_COLUMN_LETTERS = 3;

    private WorkbookGuard() {
    }

    /** @throws ProblemException VALIDATION for a file that is no workbook, TOO_LARGE for one that unfolds too far */
    static void check(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            if (zip.size() > MAX_ENTRIES) {
                throw tooLarge("it has " + zip.size() + " parts");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    check(entry, in);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    static ProblemException unreadable() {
        return ProblemException.invalid(List.of(Violation.malformed("body", "The body is not an XLSX workbook")));
    }

    private static ProblemException tooLarge(String why) {
        return new ProblemException(ProblemType.TOO_LARGE, "The workbook is too large to be read: " + why
                + ". Send it as CSV or NDJSON, which may have any size");
    }

    private static void check(ZipEntry entry, InputStream in) throws IOException {
        SheetGuard sheet = entry.getName().contains("worksheets/") ? new SheetGuard() : null;
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (sheet == null && size > MAX_KEPT) {
                throw tooLarge(entry.getName() + " has more than " + (MAX_KEPT >> 20) + " MiB");
            }
            if (size > RATIO_COUNTS_FROM && size / MAX_RATIO > entry.getCompressedSize()) {
                throw tooLarge(entry.getName() + " unfolds to more than " + MAX_RATIO + " times its size");
            }
            if (sheet != null && !sheet.accepts(buffer, n)) {
                throw tooLarge("a cell of " + entry.getName() + " is out of bounds");
            }
        }
    }

    /** Looks for single cells that would fill the memory: a text without end, or a column far out to the right. */
    private static final class SheetGuard {
        private static final String REFERENCE = " r=\"";
        private long text;
        private int matched;
        private int letters;

        boolean accepts(byte[] xml, int length) {
            for (int i = 0; i < length; i++) {
                byte b = xml[i];
                text = b == '<' ? 0 : text + 1;
                if (matched == REFERENCE.length() && b >= 'A' && b <= 'Z') {
                    letters++;
                } else {
                    matched = matched < REFERENCE.length() && b == REFERENCE.charAt(matched) ? matched + 1
                            : b == ' ' ? 1 : 0;
                    letters = 0;
                }
                if (text > Row.MAX_BYTES || letters > MAX_COLUMN_LETTERS) {
                    return false;
                }
            }
            return true;
        }
    }
}
