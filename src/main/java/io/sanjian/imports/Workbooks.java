package io.sanjian.imports;

import io.sanjian.web.problem.BodyLimit;
import io.sanjian.web.problem.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Opens workbooks by what they are made of, whatever their names and media types say. */
final class Workbooks {
    private static final long MAX_BYTES = 256L << 20;
    /** First bytes of a compound file, which the workbooks of Excel 97 to 2003 are. */
    private static final byte[] COMPOUND =
            {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};

    private Workbooks() {
    }

    /**
     * @param body is read to its end and closed
     * @throws io.sanjian.web.problem.ProblemException VALIDATION for what is no workbook, TOO_LARGE for a zip bomb
     */
    static TableSource open(InputStream body) throws IOException {
        Path file = Files.createTempFile("sanjian", ".workbook");
        boolean opened = false;
        try (body) {
            Files.copy(BodyLimit.limited(body, MAX_BYTES,
                    Message.of("A workbook may have {0} MiB; send larger tables as CSV or NDJSON", MAX_BYTES >> 20)),
                    file, StandardCopyOption.REPLACE_EXISTING);
            TableSource table = compound(file) ? new XlsTable(file) : new XlsxTable(file);
            opened = true;
            return table;
        } finally {
            if (!opened) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean compound(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND);
        }
    }
}
