package io.sanjian.imports;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to be read again later: in memory while they are few, then in a temporary file. */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 18;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out = memory;

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && memory.size() + length > IN_MEMORY) {
            file = Files.createTempFile("sanjian", ".spool");
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            memory.writeTo(out);
            memory = null;
        }
        out.write(bytes, offset, length);
    }

    /** Writes all of it to {@code target}. */
    void copyTo(OutputStream target) throws IOException {
        if (file == null) {
            memory.writeTo(target);
        } else {
            out.flush();
            Files.copy(file, target);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
