package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks through a workbook before it is read: a small zip can unfold to something that no memory holds, and no time
 * suffices for. What is kept in memory (shared strings, styles) is limited in size, what is streamed (sheets) in its single
 * parts ({@link PartGuard}), all together in how well it is packed. Sizes are counted while unpacking; those stated in the
 * zip are not trusted.
 */
final class WorkbookGuard {
    private static final long MAX_KEPT = 96L << 20;
    private static final int MAX_ENTRIES = 1000;
    /** Sheets pack about 10 to 1, runs of equal rows up to about 100 to 1; deflate allows 1000 to 1. */
    private static final int MAX_RATIO = 150;
    private static final long RATIO_COUNTS_FROM = 32L << 20;

    private final long packed;
    private long unfolded;
    private final Map<String, MergedCells> merged = new HashMap<>();

    private WorkbookGuard(long packed) {
        this.packed = packed;
    }

    /**
     * Cells that are one over several rows, by the name of the part of their sheet in small letters.
     *
     * @throws ProblemException VALIDATION for a file that is no workbook, TOO_LARGE for one that unfolds too far
     */
    static Map<String, MergedCells> check(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            if (zip.size() > MAX_ENTRIES) {
                throw tooLarge(Message.of("it has {0} parts", zip.size()));
            }
            WorkbookGuard guard = new WorkbookGuard(Files.size(workbook));
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    guard.check(entry.getName(), in);
                }
            }
            return guard.merged;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    static ProblemException unreadable() {
        return ProblemException
                .invalid(List.of(Violation.malformed("body", "The body is not a workbook that can be read")));
    }

    static ProblemException tooLarge(Message why) {
        return new ProblemException(ProblemType.TOO_LARGE,
                "The workbook is too large to be read: {0}. Send it as CSV or NDJSON, which are read row by row", why);
    }

    private void check(String name, InputStream in) throws IOException {
        PartGuard part = new PartGuard(name, new Counted(name, in));
        part.check();
        merged.put(XlsxWorkbook.key(name), part.merged());
    }

    /** Counts what unfolds. */
    private final class Counted extends InputStream {
        private final String name;
        private final InputStream in;
        private final boolean kept;
        private long size;

        Counted(String name, InputStream in) {
            this.name = name;
            this.in = in;
            this.kept = !name.contains("worksheets/");
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            size += Math.max(n, 0);
            unfolded += Math.max(n, 0);
            if (kept && size > MAX_KEPT) {
                throw tooLarge(Message.of("{0} has more than {1} MiB", name, MAX_KEPT >> 20));
            }
            if (unfolded > RATIO_COUNTS_FROM && unfolded / MAX_RATIO > packed) {
                throw tooLarge(Message.of("it unfolds to more than {0} times its size", MAX_RATIO));
            }
            return n;
        }
    }
}
